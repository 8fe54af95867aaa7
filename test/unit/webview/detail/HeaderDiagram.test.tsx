import { describe, expect, it } from 'vitest';
import { HeaderDiagram } from '../../../../webview/detail/HeaderDiagram.tsx';
import { contentsOf, elementsOf, textOf } from '../drawn.ts';
import { bytesOf, detailOf } from './frameDetail.ts';

const masked = detailOf({
  header: bytesOf('81fe008437fa213d'),
  maskingKey: bytesOf('37fa213d'),
  row: { masked: true },
});

describe('the diagram of a header', () => {
  it('draws two rows of eight bits', () => {
    const spans = elementsOf(<HeaderDiagram detail={masked} />, 'bit').map(
      ({ props }) => (props['style'] as { gridColumn: string }).gridColumn,
    );
    expect(spans).toEqual(['span 1', 'span 1', 'span 1', 'span 1', 'span 4', 'span 1', 'span 7']);
  });

  it('names the bytes that follow the first two', () => {
    const text = textOf(<HeaderDiagram detail={masked} />);
    expect(text).toContain('Extended length00 84 = 132');
    expect(text).toContain('Masking key37 fa 21 3d');
  });

  it('tells what each field means, with its clause', () => {
    const meanings = contentsOf(<HeaderDiagram detail={masked} />, 'meaning');
    expect(meanings).toHaveLength(9);
    expect(meanings[0]).toBe('FIN: last fragment. The last fragment of a message (RFC 6455 §5.2)');
    expect(meanings.filter((text) => !/RFC \d+ §\d/.test(text))).toEqual([]);
  });

  it('tells bits that are set from those that are not', () => {
    const set = elementsOf(<HeaderDiagram detail={detailOf()} />, 'set').map(({ children }) => children[0]);
    expect(set.map((name) => (typeof name === 'string' ? name : name?.children[0]))).toEqual([
      'FIN',
      'Opcode',
      'Length',
    ]);
  });
});
