import { describe, expect, it } from 'vitest';
import { columnIds, usualLayout as usual, type TableLayout } from '../../../../src/contract/panel.ts';
import { columnsOf, moved, templateOf } from '../../../../webview/table/columns.ts';

const all: TableLayout = { columns: [...columnIds], widths: {} };
const ids = (...given: Parameters<typeof columnsOf>): string =>
  columnsOf(...given)
    .map(({ id }) => id)
    .join(' ');

describe('columns', () => {
  it('show header bits of frames only', () => {
    expect(ids('frames', usual)).toBe('id time direction kind flags length preview');
    expect(ids('messages', usual)).toBe('id time direction kind length preview');
  });

  it('come in the order that was chosen', () => {
    expect(ids('frames', { columns: ['preview', 'gap', 'id'], widths: {} })).toBe('preview gap id');
  });

  it('say how the filter names what they show', () => {
    expect(
      columnsOf('frames', usual)
        .find(({ id }) => id === 'length')
        ?.words(),
    ).toEqual({
      heading: 'Wire',
      title: expect.stringContaining('`size`') as string,
    });
  });

  it.each([
    [1_400, 'id time gap reply since direction kind flags length size preview'],
    [810, 'id time reply direction kind length size preview'],
    [620, 'id time direction kind length preview'],
    [500, 'id direction kind preview'],
    [100, 'id direction preview'],
  ])('give up some in %i pixels', (width, expected) => {
    expect(ids('frames', all, width)).toBe(expected);
  });

  it('give up others where one is wide', () => {
    expect(ids('frames', usual, 900)).toBe('id time direction kind flags length preview');
    expect(ids('frames', { ...usual, widths: { id: 400 } }, 900)).toBe('id time direction kind preview');
  });

  it('are as wide as a person made them; the preview takes what is left', () => {
    const layout: TableLayout = { columns: ['id', 'kind', 'preview'], widths: { kind: 50, preview: 9 } };
    expect(templateOf(columnsOf('frames', layout), layout)).toBe('calc(7ch + 30px) 50px minmax(0, 1fr)');
  });
});

describe('columns of fields', () => {
  const layout: TableLayout = { columns: ['id', 'field:mqtt.topic', 'kind', 'field:$.a', 'preview'], widths: {} };

  it('have the field as their heading, and are asked for by it in the filter', () => {
    const [, topic] = columnsOf('messages', layout);
    expect(topic?.words()).toEqual({
      heading: 'mqtt.topic',
      title: 'What messages have there; `mqtt.topic` in the filter',
    });
    expect(templateOf([topic!], layout)).toBe('calc(14ch + 16px)');
  });

  it('are given up behind all that are there of themselves, the last one first', () => {
    expect(ids('messages', layout, 600)).toBe('id field:mqtt.topic field:$.a preview');
    expect(ids('messages', layout, 460)).toBe('id field:mqtt.topic preview');
    expect(ids('messages', layout, 300)).toBe('id preview');
  });
});

describe('a heading that is dropped', () => {
  it.each([
    ['time', 'id', 'time id kind preview'],
    ['id', 'kind', 'time id kind preview'],
    ['id', undefined, 'time kind preview id'],
    ['id', 'id', 'id time kind preview'],
    ['id', 'flags', 'time kind preview id'],
  ] as const)('%s before %s', (id, before, expected) => {
    expect(moved(['id', 'time', 'kind', 'preview'], id, before).join(' ')).toBe(expected);
  });
});
