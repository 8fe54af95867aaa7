import { describe, expect, it } from 'vitest';
import type { SourceProfile } from '../../../../../src/host/profiles/sourceProfile.ts';
import { mapTexts, textPathWords, textsOf } from '../../../../../src/host/profiles/variables/profileTexts.ts';

const profile: SourceProfile = {
  name: 'n',
  folder: 'f',
  from: { origin: 'user', file: 'file:///a' },
  url: 'u',
  query: { a: 'q' },
  headers: [['A', 'h']],
  subprotocols: ['s'],
  cookies: { c: 'k' },
  auth: { type: 'bearer', token: 't' },
  tls: { ca: ['p1', 'p2'], verify: false },
  onOpen: ['m', { json: { a: [1, null, { b: 'j' }] } }],
  heartbeat: { interval: 1, message: { text: 'b' } },
  templates: [
    { name: 'tn', text: 'tt', kind: 'json' },
    { name: 'tn', json: { name: ['tj'] } },
  ],
};

describe('textsOf', () => {
  it('finds every text, with its place', () => {
    expect(textsOf(profile).map(({ path, text }) => [textPathWords(path), text])).toEqual([
      ['url', 'u'],
      ['query.a', 'q'],
      ['headers[0]', 'h'],
      ['subprotocols[0]', 's'],
      ['cookies.c', 'k'],
      ['auth.type', 'bearer'],
      ['auth.token', 't'],
      ['tls.ca[0]', 'p1'],
      ['tls.ca[1]', 'p2'],
      ['onOpen[0]', 'm'],
      ['onOpen[1].json.a[2].b', 'j'],
      ['heartbeat.message.text', 'b'],
      ['templates[0].text', 'tt'],
      ['templates[1].json.name[0]', 'tj'],
    ]);
  });
});

describe('mapTexts', () => {
  it('changes texts only, and leaves the profile that it was given', () => {
    const before = JSON.stringify(profile);
    const changed = mapTexts(profile, (text) => `${text}!`);
    expect(changed).toMatchObject({ name: 'n', folder: 'f', from: profile.from, url: 'u!', headers: [['A', 'h!']] });
    expect(changed.tls).toEqual({ ca: ['p1!', 'p2!'], verify: false });
    expect(changed.onOpen).toEqual(['m!', { json: { a: [1, null, { b: 'j!' }] } }]);
    expect(JSON.stringify(profile)).toBe(before);
  });

  it('keeps members whose names objects have of themselves', () => {
    const json: unknown = JSON.parse('{ "__proto__": "a" }');
    const [message] = mapTexts({ url: '', onOpen: [{ json }] }, (text) => `${text}!`).onOpen;
    expect(JSON.stringify(message)).toBe('{"json":{"__proto__":"a!"}}');
  });
});
