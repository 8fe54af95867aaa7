import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificates, type Certificates } from '../../support/certificates/certificates.ts';
import { isSilent, listener } from '../../support/peers/index.ts';
import { lacks } from '../../support/servers/programs.ts';

type Name = 'good' | 'incomplete' | 'selfSigned' | 'expired' | 'notYetValid' | 'wrongHost';

describe.skipIf(lacks('openssl'))('certificates', () => {
  async function connected(options: ConnectionOptions, issued: Certificates, name: Name = 'good'): Promise<TLSSocket> {
    const peer = await listener(isSilent, {
      tls: { key: issued[name].key, cert: issued[name].cert, requestCert: true, ca: issued.root.cert },
    });
    onTestFinished(() => peer.stop());
    const socket = connect({ port: peer.port, host: 'localhost', ca: issued.root.cert, ...options });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'secureConnect');
    return socket;
  }

  it('are made once, and shared', async () => {
    expect(await certificates()).toBe(await certificates());
    const { good, pfxFile } = await certificates();
    expect(readFileSync(good.certFile, 'utf8')).toBe(good.cert);
    expect(readFileSync(good.allFile, 'utf8')).toBe(good.cert + good.key);
    expect(pfxFile.startsWith(process.env['WEBSOCKET_INSPECTOR_CERTIFICATES']!)).toBe(true);
  });

  it('the good one is good for every name of this machine', async () => {
    const issued = await certificates();
    const socket = await connected({}, issued);
    expect(socket.authorized).toBe(true);
    const { subjectaltname, issuerCertificate } = socket.getPeerCertificate(true);
    expect(subjectaltname).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    expect(issuerCertificate.subject.CN).toBe('intermediate');
  });

  it.each<[Name, string]>([
    ['incomplete', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['notYetValid', 'CERT_NOT_YET_VALID'],
    ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s is not taken: %s', async (name, code) => {
    await expect(connected({}, await certificates(), name)).rejects.toMatchObject({ code });
  });

  it('an authority that is not known is not trusted', async () => {
    const issued = await certificates();
    await expect(connected({ ca: issued.otherRoot.cert }, issued)).rejects.toMatchObject({
      code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    });
  });

  it('the key of a client is under a passphrase, and in a PFX', async () => {
    const issued = await certificates();
    const { client, encryptedKey, passphrase, pfxFile } = issued;
    const pfx = readFileSync(pfxFile);
    for (const identity of [
      { cert: client.cert, key: encryptedKey, passphrase },
      { pfx, passphrase },
    ]) {
      const socket = await connected(identity, issued);
      expect(socket.getCertificate()).toMatchObject({ subject: { CN: 'client-good' } });
    }
    await expect(connected({ pfx, passphrase: 'wrong' }, issued)).rejects.toThrow(/mac verify failure/);
    await expect(connected({ cert: client.cert, key: encryptedKey, passphrase: 'wrong' }, issued)).rejects.toThrow();
  });
});
