import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { addressItems, typedItem } from '../../../../src/host/commands/addressItems.ts';
import type { SavedProfile } from '../../../../src/host/profiles/profiles.ts';

const profile = { name: 'feed', url: 'ws://b/?token=${secret:x}' };
const saved = { store: { title: 'User' }, profile } as unknown as SavedProfile;
const history = [{ url: 'ws://a', headers: [['A', 'b']] as [string, string][] }];

const labels = (typed: string): string[] => addressItems(typedItem(typed), history, [saved]).map(({ label }) => label);

describe('items of Connect…', () => {
  it('are history, profiles and the demo server before anything is typed', () => {
    assert.deepEqual(labels(''), [
      'recent',
      '$(history) ws://a',
      'profiles',
      '$(bookmark) feed',
      'demo server',
      '$(beaker) Try the demo server',
    ]);
  });

  it('have an address that is typed first, and say how it is understood', () => {
    assert.equal(labels('http://c/x')[0], '$(plug) http://c/x');
    const item = typedItem('http://c/x')!;
    assert.equal(item.description, 'http:// is understood as ws://');
    assert.deepEqual(item.choice, { kind: 'address', profile: { url: 'http://c/x' } });
  });

  it('say last what is wrong with it, so that Enter takes a profile of that name', () => {
    assert.equal(labels('feed')[0], 'recent');
    assert.match(labels('feed').at(-1)!, /^\$\(error\) “feed” is not an address/);
    assert.equal(typedItem('feed')!.choice, undefined);
  });

  it('tell an address from the same one with credentials or a trusted certificate', () => {
    const url = 'ws://a';
    const described = (one: ConnectionProfile): string | undefined =>
      addressItems(undefined, [one], [])[1]?.description;
    assert.equal(described({ url }), '');
    assert.equal(described({ url, auth: { type: 'bearer', token: '${secret:token}' } }), 'bearer token');
    assert.equal(described({ url, tls: { ca: 'a.pem' } }), 'trusted certificate');
  });

  it('show no names of secrets', () => {
    const item = addressItems(undefined, history, [saved]).find(({ label }) => label.endsWith('feed'));
    assert.equal(item?.description, 'ws://b/?token=••• — User');
  });
});
