import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import {
  profileFields,
  readProfileFields,
  type WrittenFields,
} from '../../../../../src/host/profiles/fields/profileFields.ts';
import { listener, problemsOf } from './readField.ts';

/** Each field that there is. */
const whole: Required<WrittenFields> = {
  name: 'feed',
  folder: 'Team/Staging',
  url: 'wss://host/feed',
  query: { room: '1' },
  headers: [['A', 'b']],
  subprotocols: ['chat'],
  origin: 'https://host',
  cookies: { sid: 'x' },
  auth: { type: 'bearer', token: 't' },
  proxy: 'none',
  tls: { ca: 'ca.pem' },
  compression: { threshold: 1 },
  timeouts: { connect: 1 },
  followRedirects: 3,
  maxPayload: 1024,
  autoPong: false,
  family: 'ipv6',
  decoder: 'zlib > msgpack',
  schema: { file: 'feed.proto', in: 'Tick', out: 'Command' },
  onOpen: ['hello'],
  heartbeat: { interval: 1000 },
  reconnect: { attempts: 1 },
  templates: [{ name: 'hello', text: 'hello' }],
};

describe('readProfileFields', () => {
  it('reads every field', () => {
    const { report, told } = listener('');
    expect(readProfileFields(parseTree(JSON.stringify(whole))!, report)).toEqual(whole);
    expect(told).toEqual([]);
    expect(Object.keys(profileFields)).toEqual(Object.keys(whole));
  });

  it.each([
    ['query', '[["a", "b"]]', 'query', '[["a", "b"]]'],
    ['query', '{ "a": 1 }', 'query.a', '1'],
    ['folder', '7', 'folder', '7'],
    ['followRedirects', 'true', 'followRedirects', 'true'],
    ['maxPayload', '0', 'maxPayload', '0'],
    ['autoPong', '"off"', 'autoPong', '"off"'],
    ['family', '6', 'family', '6'],
  ])('marks what is wrong in %s: %s', (name, json, code, marked) => {
    expect(problemsOf(name, json)).toEqual([[code, marked]]);
  });

  it('warns of a field that no profile has', () => {
    expect(problemsOf('header', '[]')).toEqual([['unknown-field', '"header"']]);
  });
});
