import { describe, expect, it } from 'vitest';
import { certificateWords, readCertificate, subjectWords } from '../../../../src/host/doctor/certificateWords.ts';

/** Of `O=Acme ⟨U+202E⟩Inc, CN=feed.example`, by itself, for January 2026. */
const pem = `-----BEGIN CERTIFICATE-----
MIIBQjCB6AIBEDAKBggqhkjOPQQDAjAtMRQwEgYDVQQKDAtBY21lIOKArkluYzEV
MBMGA1UEAwwMZmVlZC5leGFtcGxlMB4XDTI2MDEwMTAwMDAwMFoXDTI2MDIwMTAw
MDAwMFowLTEUMBIGA1UECgwLQWNtZSDigK5JbmMxFTATBgNVBAMMDGZlZWQuZXhh
bXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMpcTcwbd/gq/M7vqfm9SEaN
WEo6hEHGXHh/3QsdDMrz7kSY90ZUYAYe38Xj921xZgBZGQpZwXjIxL82IeKnniow
CgYIKoZIzj0EAwIDSQAwRgIhAIGP3TzZ/YJv9B6EBi08Z7Dlq49CZ6X1zGMUN8Xn
Q/vbAiEAw9rHFdTj8zbCRGOuY7g5K0DY1jik1lROLHuUdAr6wf8=
-----END CERTIFICATE-----
`;

describe('a certificate in words', () => {
  const certificate = readCertificate(pem);

  it('says whose it is, by whom, for how long, and its fingerprint, and hides nothing', () => {
    expect(certificateWords(certificate, Date.UTC(2026, 0, 15)).split('\n')).toEqual([
      'Subject: O=Acme \u{fffd}Inc, CN=feed.example',
      'Signed by itself.',
      'Valid from Jan  1 00:00:00 2026 GMT to Feb  1 00:00:00 2026 GMT',
      'SHA-256: 43:32:6F:E5:87:96:69:9F:44:72:FC:6B:82:AC:73:19:B9:3A:AC:FF:41:72:E0:39:C3:E4:7F:94:C6:25:DE:87',
    ]);
    expect(subjectWords(certificate)).toBe('O=Acme \u{fffd}Inc, CN=feed.example');
  });

  it('says that it is not valid now', () => {
    expect(certificateWords(certificate, Date.UTC(2026, 1, 2))).toContain('Feb  1 00:00:00 2026 GMT – it has expired');
    expect(certificateWords(certificate, Date.UTC(2025, 11, 31))).toContain('– not valid yet');
  });

  it('is refused where it is none', () => {
    const text = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(() => readCertificate(text)).toThrow(expect.objectContaining({ code: 'bad-certificate' }) as Error);
  });
});
