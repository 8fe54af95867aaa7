/** Which protocol speaks so, from the first bytes that came. */
import { t } from '../../contract/l10n.ts';

const begins =
  (hex: string) =>
  (bytes: Uint8Array): boolean =>
    Buffer.from(bytes.subarray(0, hex.length / 2)).toString('hex') === hex;
const reads =
  (pattern: RegExp) =>
  (bytes: Uint8Array): boolean =>
    pattern.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));

/** RFC 8446 §5.1: content type alert or handshake, legacy version, a length below 2^14 + 256. */
function isTlsRecord(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3 && bytes[2]! <= 4 && (bytes[3] ?? 0) <= 0x41;
}

/** RFC 9113 §3.4: a server begins with SETTINGS, on stream 0; one that gives up at once with GOAWAY. */
function isHttp2Frame(bytes: Uint8Array): boolean {
  const [a, , , type, , ...stream] = bytes.subarray(0, 9);
  return a === 0 && (type === 4 || type === 7) && stream.length === 4 && stream.every((byte) => byte === 0);
}

/** A packet's length in three bytes, number 0, then version 10 or an error. */
function isMysql(bytes: Uint8Array): boolean {
  return bytes[2] === 0 && bytes[3] === 0 && (bytes[4] === 0x0a || bytes[4] === 0xff) && bytes.length > 6;
}

const known: [name: string, is: (bytes: Uint8Array) => boolean][] = [
  ['TLS', isTlsRecord],
  ['HTTP/2', isHttp2Frame],
  ['HTTP/2', reads(/^PRI \* HTTP\/2\.0/)],
  ['HTTP', reads(/^HTTP\/\d/)],
  ['SSH', reads(/^SSH-\d/)],
  ['FTP', reads(/^220[ -].*ftp/i)],
  ['SMTP', reads(/^(?:220|421|554)[ -]/)],
  ['POP3', reads(/^\+OK/)],
  ['IMAP', reads(/^\* (?:OK|BYE|PREAUTH)/)],
  ['NNTP', reads(/^20[01] /)],
  ['Redis', reads(/^-(?:ERR|NOAUTH|DENIED|WRONGPASS) /)],
  ['Memcached', reads(/^(?:CLIENT_)?ERROR\r?\n/)],
  ['NATS', reads(/^INFO \{/)],
  ['MySQL', isMysql],
  ['PostgreSQL', reads(/^E\0\0[^]{2}S(?:FATAL|ERROR)/)],
  ['RDP', begins('030000')],
  ['VNC', reads(/^RFB \d/)],
  ['AMQP', reads(/^AMQP/)],
  ['MQTT', begins('2002')],
  ['SOCKS5', begins('05ff')],
  ['SOCKS4', begins('005b')],
  ['Telnet', reads(/^\xff[\xfb-\xfe]/)],
  ['XMPP', reads(/^<(?:\?xml[^>]*>\s*<)?stream:/)],
  ['IRC', reads(/^(?::\S+ )?(?:NOTICE|ERROR) /)],
  ['HTML without an HTTP head', reads(/^\s*<(?:!doctype|html|head|body)/i)],
  ['JSON without an HTTP head', reads(/^\s*[{[]\s*["{\]}]/)],
];

const html = 'HTML without an HTTP head';
const json = 'JSON without an HTTP head';

/** As it is named in a sentence. */
export function protocolWords(protocol: string): string {
  if (protocol === html) return t('HTML without an HTTP head');
  return protocol === json ? t('JSON without an HTTP head') : protocol;
}

/** `TLS`, `HTTP/2`, `SSH`, …; undefined where it is none that is known here. */
export function protocolOf(bytes: Uint8Array): string | undefined {
  return bytes.length === 0 ? undefined : known.find(([, is]) => is(bytes))?.[0];
}
