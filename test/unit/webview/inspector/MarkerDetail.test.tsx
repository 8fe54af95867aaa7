import { describe, expect, it } from 'vitest';
import type { FrameDetail, Row } from '../../../../src/contract/model.ts';
import { MarkerDetail } from '../../../../webview/inspector/MarkerDetail.tsx';
import { textOf } from '../drawn.ts';

const row: Row = {
  ...{ id: 7, time: 1_000, direction: 'none', opcode: 'none', fin: false, rsv: 0, masked: false },
  ...{ wireLength: 0, payloadLength: 0, preview: 'Ended.', closeCode: 1006 },
  marker: { kind: 'ended', text: 'Ended.' },
};
const detail: FrameDetail = {
  row,
  header: new Uint8Array(0),
  compressed: false,
  fragments: [7],
  complete: true,
  message: row,
  payload: { bytes: new Uint8Array(0), total: 0, kind: 'binary' },
  sinceOpen: 12,
};

describe('MarkerDetail', () => {
  it('tells the words, the code and the times, and nothing of a header or a payload', () => {
    const text = textOf(<MarkerDetail detail={detail} />);
    expect(text).toContain('Ended.');
    expect(text).toContain('#7');
    expect(text).toContain('1006 Abnormal closure');
    expect(text).toContain('Since open');
    expect(text).not.toContain('Payload');
    expect(text).not.toContain('none given');
  });
});
