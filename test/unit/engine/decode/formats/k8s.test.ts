import { describe, expect, it } from 'vitest';
import { codecOf, evidence, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const about = evidence([], {
  subprotocol: 'v5.channel.k8s.io',
  url: 'wss://h/api/v1/namespaces/a/pods/b/exec?command=sh',
});
const codec = await codecOf('k8s', about);
const old = await codecOf('k8s', { ...about, subprotocol: 'base64.channel.k8s.io' });
const ports = await codecOf('k8s', { ...about, url: 'wss://h/api/v1/namespaces/a/pods/b/portforward?ports=8080' });

const hex = (channel: string, text: string): string => `0x${channel}${Buffer.from(text).toString('hex')}`;
const failure =
  '{"metadata":{},"status":"Failure","message":"command terminated with exit code 1","reason":"NonZeroExitCode"}';

// The numbers of k8s.io/apimachinery/pkg/util/remotecommand; StreamClose of KEP-4006.
describe('Kubernetes streams', () => {
  it.each([
    [hex('00', 'ls\r'), { channel: 'stdin', data: 'ls\r' }, 'stdin "ls\\r"'],
    [hex('01', 'a\r\n'), { channel: 'stdout', data: 'a\r\n' }, 'stdout "a\\r\\n"'],
    ['0x02ff', { channel: 'stderr', data: "h'ff'" }, `stderr "h'ff'"`],
    [hex('04', '{"Width":80,"Height":24}'), { channel: 'resize', data: { Width: 80, Height: 24 } }, 'resize 80×24'],
    ['0xff00', { channel: 'close', closes: 'stdin' }, 'close stdin'],
    ['0x01', { channel: 'stdout', data: '' }, 'stdout ""'],
  ])('reads %s', (message, tree, words) => {
    expect(read(codec, message)).toEqual(tree);
    expect(line(codec, message)).toBe(words);
    const { bytes } = payload(message);
    expect(codec.encode!(codec.decode(payload(message)))).toEqual({ bytes });
  });

  it('reads the status at the end', () => {
    expect(line(codec, hex('03', failure))).toBe('error Failure command terminated with exit code 1');
    expect(line(codec, hex('03', '{"metadata":{},"status":"Success"}'))).toBe('error Success');
    expect(line(codec, hex('03', 'an old server'))).toBe('error "an old server"');
  });

  it('reads the protocol for those who cannot send bytes', () => {
    expect(read(old, '1aGk=')).toEqual({ channel: 'stdout', data: 'hi' });
    expect(old.encode!({ channel: 'stdout', data: 'hi' })).toEqual({ text: '1aGk=' });
    expect(refusedAt(old, 'xaGk=')).toBe(0);
    expect(refusedAt(old, '1aG k=')).toBe(3);
  });

  it('reads forwarded ports, each with two channels', () => {
    expect(read(ports, '0x00901f')).toMatchObject({ channel: 'data', port: 0, number: 8080 });
    expect(line(ports, hex('02', 'GET /'))).toBe('data #1 "GET /"');
    expect(line(ports, hex('03', 'refused'))).toBe('error #1 "refused"');
    expect(ports.encode!({ channel: 'error', port: 1, data: 'no' })).toEqual({ bytes: Buffer.from('036e6f', 'hex') });
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '0x')).toBe(0);
    expect(refusedAt(codec, '0x07')).toBe(0);
    expect(refusedAt(codec, '0xff')).toBe(1);
    expect(() => codec.encode!({ channel: 'other' })).toThrow('stdin, stdout, stderr, error, resize');
  });

  it.each([
    ['channel.k8s.io', 1],
    ['v4.channel.k8s.io', 1],
    ['v5.channel.k8s.io', 1],
    ['base64.channel.k8s.io', 1],
    ['v4.base64.channel.k8s.io', 1],
    ['chat', 0],
    ['SPDY/3.1+portforward.k8s.io', 0],
  ])('is recognised by the subprotocol %s: %s', (subprotocol, expected) => {
    expect(sure('k8s', evidence([], { subprotocol }))).toBe(expected);
  });
});
