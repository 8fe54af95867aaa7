/** The table's columns. Widths are CSS; `preview` takes what is left. */
import type { View } from '../../src/contract/model.ts';

export interface Column {
  id: 'id' | 'time' | 'direction' | 'kind' | 'flags' | 'length' | 'preview';
  heading: string;
  title: string;
}

const columns: readonly Column[] = [
  { id: 'id', heading: '#', title: 'Number of the frame in this session' },
  { id: 'time', heading: 'Time', title: 'When the last byte passed' },
  { id: 'direction', heading: '', title: '↓ received, ↑ sent' },
  { id: 'kind', heading: 'Kind', title: 'Opcode' },
  { id: 'flags', heading: 'Flags', title: 'FIN, RSV1 to RSV3 and MASK bits' },
  {
    id: 'length',
    heading: 'Wire',
    title: 'Bytes on the wire: header and payload; `wire` in the filter. The payload’s own length is `size`.',
  },
  { id: 'preview', heading: 'Preview', title: 'The beginning of the payload' },
];

/** A message has no header of its own: its flags are those of its frames. */
export function columnsOf(view: View): readonly Column[] {
  return view === 'frames' ? columns : columns.filter(({ id }) => id !== 'flags');
}
