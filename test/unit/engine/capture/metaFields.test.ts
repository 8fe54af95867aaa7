import { describe, expect, it } from 'vitest';
import { wrongField } from '../../../../src/engine/capture/metaFields.ts';

const head = { startLine: '', headers: [['a', 'b']], raw: new Uint8Array(1) };
const connection = {
  number: 1,
  started: 1,
  opened: 2,
  ended: 3,
  from: { in: 0, out: 0 },
  close: { code: 1000, reason: '', by: 'peer' },
  failure: { code: '', message: '', cause: '', remedy: '' },
  subprotocol: '',
  extensions: '',
  framing: { offset: { in: 5, out: 6 }, deflate: true, takeover: { in: true, out: false } },
  handshake: { request: head, response: { ...head, status: 101, body: new Uint8Array(0) }, timings: {}, checks: [] },
};
const whole = {
  version: 2,
  id: 'c',
  label: '',
  url: '',
  started: 1,
  ended: 3,
  connections: [connection],
  markers: 0,
  part: 3,
  base: { in: 0, out: 0 },
  lengths: { in: 7, out: 8 },
  owner: { pid: 5, engine: 'e', booted: 9 },
  damage: '',
};

describe('wrongField', () => {
  it('finds nothing wrong with what is written', () => {
    expect(wrongField(whole)).toBeUndefined();
    const { id, label, url, started, base } = whole;
    const { number, from } = connection;
    const connections = [{ number, started, from }];
    expect(wrongField({ id, label, url, started, base, connections })).toBeUndefined();
    expect(wrongField({ ...whole, later: 'what a later version adds' })).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['id', undefined],
    ['label', 5],
    ['url', null],
    ['started', NaN],
    ['started', '1'],
    ['ended', null],
    ['part', 1.5],
    ['part', -1],
    ['base', undefined],
    ['base', { in: 0 }],
    ['base', { in: 2 ** 60, out: 0 }],
    ['base', []],
    ['lengths', { in: 1, out: '2' }],
    ['connections', undefined],
    ['connections', {}],
    ['connections', []],
    ['connections', [connection, connection]],
    ['connections', [{ ...connection, number: 2 }, connection]],
    ['markers', -1],
    ['owner', { pid: 0, engine: '' }],
    ['owner', { pid: -1, engine: '' }],
    ['owner', { pid: '5', engine: '' }],
    ['owner', { pid: 5 }],
    ['damage', 5],
  ])('finds %s wrong where it is %j', (name, value) => {
    expect(wrongField({ ...whole, [name]: value })).toBe(name);
  });

  it.each<[string, unknown]>([
    ['number', 0],
    ['number', '1'],
    ['started', undefined],
    ['ended', NaN],
    ['from', undefined],
    ['from', { in: 6, out: 0 }],
    ['opened', Infinity],
    ['close', { code: 1000, reason: '', by: 'god' }],
    ['close', { code: -1, reason: '', by: 'us' }],
    ['failure', { code: '' }],
    ['subprotocol', []],
    ['extensions', {}],
    ['framing', { offset: { in: -1, out: 0 }, deflate: true, takeover: { in: true, out: true } }],
    ['framing', { offset: { in: 0.5, out: 0 }, deflate: true, takeover: { in: true, out: true } }],
    ['framing', { offset: { in: 0, out: 0 }, deflate: 'yes', takeover: { in: true, out: true } }],
    ['framing', { offset: { in: 0, out: 0 }, deflate: true }],
    ['handshake', { request: { ...head, raw: 'GET /' }, timings: {}, checks: [] }],
    ['handshake', { request: { ...head, headers: [['a']] }, timings: {}, checks: [] }],
    ['handshake', { request: { ...head, headers: [['a', 5]] }, timings: {}, checks: [] }],
    ['handshake', { request: head, response: head, timings: {}, checks: [] }],
    ['handshake', { request: head, timings: { name: 'x' }, checks: [] }],
    ['handshake', { request: head, timings: {}, checks: [{ name: '', ok: 1, detail: '' }] }],
  ])('finds connections wrong where the %s of one is %j', (name, value) => {
    expect(wrongField({ ...whole, connections: [{ ...connection, [name]: value }] })).toBe('connections');
  });
});
