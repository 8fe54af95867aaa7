import { describe, expect, it } from 'vitest';
import { protocolOf } from '../../../../src/engine/doctor/protocols.ts';

const text = (value: string): string => Buffer.from(value, 'latin1').toString('hex');

describe('a protocol by its first bytes', () => {
  it.each([
    ['15030300020246', 'TLS'],
    ['1603010200010001fc0303', 'TLS'],
    ['000000040000000000', 'HTTP/2'],
    ['00001204000000000000', 'HTTP/2'],
    ['0000080700000000000000000000000002', 'HTTP/2'],
    [text('HTTP/1.1 400 Bad Request\r\n'), 'HTTP'],
    [text('SSH-2.0-OpenSSH_9.2\r\n'), 'SSH'],
    [text('220 mail.test ESMTP Postfix\r\n'), 'SMTP'],
    [text('220 ProFTPD Server ready\r\n'), 'FTP'],
    [text('+OK ready\r\n'), 'POP3'],
    [text('* OK [CAPABILITY IMAP4rev1] ready\r\n'), 'IMAP'],
    [text("-ERR wrong number of arguments for 'get' command\r\n"), 'Redis'],
    [text('ERROR\r\n'), 'Memcached'],
    [text('INFO {"server_id":"x"}'), 'NATS'],
    ['4a0000000a382e302e333600', 'MySQL'],
    ['450000009053464154414c00', 'PostgreSQL'],
    ['030000130ed00000123400', 'RDP'],
    [text('RFB 003.008\n'), 'VNC'],
    ['414d515000000901', 'AMQP'],
    ['20020005', 'MQTT'],
    ['05ff', 'SOCKS5'],
    ['fffd18fffd20', 'Telnet'],
    [text("<?xml version='1.0'?><stream:stream"), 'XMPP'],
    [text(':irc.test NOTICE * :*** Looking up'), 'IRC'],
    [text('<!DOCTYPE html>'), 'HTML without an HTTP head'],
    [text('{"error":1}'), 'JSON without an HTTP head'],
  ])('%s is %s', (hex, protocol) => {
    expect(protocolOf(Buffer.from(hex, 'hex'))).toBe(protocol);
  });

  it.each(['', '00', '8100', text('hello'), '16', '150303'.padEnd(20, 'f')])('%s is none that is known', (hex) => {
    expect(protocolOf(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});
