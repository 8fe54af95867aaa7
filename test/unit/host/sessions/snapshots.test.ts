import { describe, expect, it } from 'vitest';
import { windowReloaded } from '../../../../src/host/failures.ts';
import { connectingSnapshot, lostSnapshot } from '../../../../src/host/sessions/snapshots.ts';

describe('snapshots of the extension host', () => {
  it('begin without user information in the URL', () => {
    const snapshot = connectingSnapshot('id', { profile: { url: 'ws://u:p@host/a' }, label: 'host/a' });
    expect(snapshot).toMatchObject({
      id: 'id',
      label: 'host/a',
      url: 'ws://host/a',
      state: 'connecting',
      sequence: 0,
      frames: 0,
    });
    expect(JSON.stringify(snapshot)).not.toContain('u:p');
  });

  it('begin without the secrets of the URL', () => {
    const profile = { url: 'ws://host/a?token=very-secret' };
    expect(connectingSnapshot('id', { profile, label: 'l', secrets: ['very-secret'] }).url).toBe(
      'ws://host/a?token=•••',
    );
  });

  it('end with why', () => {
    const { failure } = windowReloaded();
    const lost = { id: 'id', label: 'feed', url: 'ws://u:p@host?token=${secret:t}' };
    const opened = lostSnapshot(lost, failure, true);
    expect(opened).toHaveProperty('opened');
    // For how long is not known.
    expect(opened).not.toHaveProperty('ended');
    const snapshot = lostSnapshot(lost, failure, false);
    expect(snapshot).not.toHaveProperty('opened');
    expect(snapshot).toMatchObject({ state: 'closed', url: 'ws://host?token=•••', failure });
  });
});
