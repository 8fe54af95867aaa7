import { describe, expect, it } from 'vitest';
import { ProfileChanges, type ChangedFile } from '../../../../src/host/profileTree/profileChanges.ts';

class TextFile implements ChangedFile {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  edit(change: (text: string) => string): Promise<void> {
    this.text = change(this.text);
    return Promise.resolve();
  }
}

describe('changes of profiles', () => {
  it('are taken back, the last one first', async () => {
    const changes = new ProfileChanges();
    const file = new TextFile('a');
    await changes.make('one', { file, change: (text) => `${text}b` });
    await changes.make('nothing', { file, change: (text) => text });
    await changes.make('two', { file, change: (text) => `${text}c` });
    expect([await changes.undo(), file.text]).toEqual(['two', 'ab']);
    expect([await changes.undo(), file.text]).toEqual(['one', 'a']);
    expect(await changes.undo()).toBeUndefined();
  });

  it('are one over several files', async () => {
    const changes = new ProfileChanges();
    const [from, to] = [new TextFile('x'), new TextFile('')];
    await changes.make('move', { file: to, change: () => 'x' }, { file: from, change: () => '' });
    expect(await changes.undo()).toBe('move');
    expect([from.text, to.text]).toEqual(['x', '']);
  });

  it('that fail half way are taken back as far as they went', async () => {
    const changes = new ProfileChanges();
    const file = new TextFile('a');
    const failing = changes.make(
      'half',
      { file, change: () => 'b' },
      {
        file,
        change() {
          throw new Error('no');
        },
      },
    );
    await expect(Promise.resolve(failing)).rejects.toThrow('no');
    expect([await changes.undo(), file.text]).toEqual(['half', 'a']);
  });

  it('never undo what somebody else did', async () => {
    const changes = new ProfileChanges();
    const file = new TextFile('a');
    await changes.make('one', { file, change: () => 'b' });
    file.text = 'other';
    await expect(changes.undo()).rejects.toThrow('has changed since');
    expect(file.text).toBe('other');
  });

  it('are remembered up to fifty', async () => {
    const changes = new ProfileChanges();
    const file = new TextFile('');
    for (let count = 0; count < 60; count++) await changes.make('more', { file, change: (text) => `${text}.` });
    while ((await changes.undo()) !== undefined);
    expect(file.text).toBe('.'.repeat(10));
  });
});
