import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../../support/frames/hex.ts';
import { writeSplit } from '../../../support/peers/writeSplit.ts';

describe('writeSplit', () => {
  it('writes the pieces between the cuts, one after the other was taken', async () => {
    const written: string[] = [];
    let taking = 0;
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        expect(++taking).toBe(1);
        written.push(toHex(chunk));
        setImmediate(() => {
          taking--;
          done();
        });
      },
    });
    await writeSplit(stream, hex('01 02 03 04'), [1, 3]);
    await writeSplit(stream, hex('05 06'));
    expect(written).toEqual(['01', '02 03', '04', '05 06']);
  });

  it('rejects when the stream fails', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
    stream.on('error', () => undefined);
    await expect(writeSplit(stream, hex('01'))).rejects.toThrow('gone');
  });
});
