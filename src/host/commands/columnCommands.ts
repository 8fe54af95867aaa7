/** Which columns the tables have. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import {
  columnIds,
  fieldOf,
  longestField,
  mostFieldColumns,
  shownFields,
  usualLayout,
  type ColumnId,
  type FieldColumnId,
  type OwnColumnId,
} from '../../contract/panel.ts';
import { isColumnField } from '../../filterLanguage/columnField.ts';
import { fieldChoices, type FieldChoice, type FieldChoices } from '../decoders/fieldChoices.ts';
import { seenTrees } from '../decoders/seenTrees.ts';
import type { Services } from '../services.ts';
import type { CommandHandlers } from './commandHandlers.ts';

type NamedColumn = Exclude<OwnColumnId, 'preview'>;

function words(): Record<NamedColumn, [name: string, about: string]> {
  return {
    id: ['#', t('number of the frame')],
    time: [t('Time'), t('when the last byte passed')],
    gap: [t('Gap'), t('time since the row before it, filtered or not')],
    reply: [t('Reply'), t('time until the message that answers')],
    since: [t('Since selected'), t('time since the selected row')],
    direction: [t('Direction'), t('received or sent')],
    kind: [t('Kind'), t('opcode')],
    flags: [t('Flags'), t('FIN, RSV1 to RSV3 and MASK; of frames')],
    length: [t('Wire'), t('bytes on the wire, header included')],
    size: [t('Size'), t('bytes of the payload; of a message inflated')],
  };
}

export function columnCommands({
  layout,
  panels,
  decoders,
}: Pick<Services, 'layout' | 'decoders'> & { panels: Pick<Services['panels'], 'current'> }): CommandHandlers<
  'chooseColumns' | 'addFieldColumn' | 'resetColumns'
> {
  return {
    async chooseColumns() {
      const { columns, widths } = layout.get();
      const names = words();
      const own = columnIds.filter((id) => id !== 'preview');
      const items = [
        ...own.map((id) => ({ label: names[id][0], description: names[id][1], id })),
        ...columns.flatMap((id) => {
          const label = fieldOf(id);
          return label === undefined ? [] : [{ label, description: t('field of messages'), id }];
        }),
      ].map((item) => ({ ...item, picked: columns.includes(item.id) }));
      const chosen = await vscode.window.showQuickPick(items, {
        title: t('Columns'),
        placeHolder: t('Shown besides the preview; drag headings to order them'),
        canPickMany: true,
      });
      if (chosen) await layout.set({ columns: withChosen(columns, new Set(chosen.map(({ id }) => id))), widths });
    },
    async addFieldColumn() {
      const { columns, widths } = layout.get();
      const shown = new Set(shownFields({ columns, widths }));
      if (shown.size >= mostFieldColumns) {
        const most = t('A table shows at most {0} fields. Take one away with “Choose Columns…”.', mostFieldColumns);
        void vscode.window.showInformationMessage(most);
        return;
      }
      const field = await askField(panels.current, decoders, shown);
      if (field !== undefined) await layout.set({ columns: withField(columns, field), widths });
    },
    resetColumns: () => layout.set(usualLayout),
  };
}

/** What the person picks of what messages of the connection have, or of the decoder's fields, or writes. */
async function askField(
  panel: Services['panels']['current'],
  decoders: Services['decoders'],
  shown: ReadonlySet<string>,
): Promise<string | undefined> {
  const { seen, others } = panel === undefined ? { seen: [], others: [] } : await fieldsOf(panel, decoders);
  const item = ({ name, example }: FieldChoice): vscode.QuickPickItem => ({ label: name, description: example ?? '' });
  const offered = [seen, others].map((fields) => fields.filter(({ name }) => !shown.has(name)).map(item));
  if (offered.flat().length > 0) {
    const other = t('Another one…');
    const [here = [], rest = []] = offered;
    const items: vscode.QuickPickItem[] = [
      ...under(t('On this connection'), here),
      ...under(here.length > 0 ? t('Not seen so far') : t('Usual ones'), rest),
      ...under('', [{ label: other, detail: t('Such as $.type'), alwaysShow: true }]),
    ];
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('Column of a Field'),
      matchOnDescription: true,
      placeHolder: t('What messages have, and what one of them has there'),
    });
    if (chosen === undefined || chosen.label !== other) return chosen?.label;
  }
  const text = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: t('Column of a Field'),
    prompt: t('A path or a field of a decoder, as in the filter: $.type, $.user.name, mqtt.topic'),
    validateInput: (written) => fieldProblem(written.trim()),
  });
  return text?.trim() === '' ? undefined : text?.trim();
}

async function fieldsOf(
  { session, selection }: NonNullable<Services['panels']['current']>,
  decoders: Services['decoders'],
): Promise<FieldChoices> {
  const trees = session.lost ? [] : await seenTrees(session, selection, decoders);
  return fieldChoices(session.snapshot.decoder?.chain, trees);
}

function under(label: string, items: readonly vscode.QuickPickItem[]): vscode.QuickPickItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function fieldProblem(text: string): string | undefined {
  if (text === '' || isColumnField(text)) return undefined;
  return text.length > longestField
    ? t('A field’s name has at most {0} characters.', longestField)
    : t('“{0}” is neither a path such as $.a.b[0] nor a field of a decoder.', text);
}

/** Before the preview, where that is the last one. */
export function withField(columns: readonly ColumnId[], field: string): ColumnId[] {
  const id: FieldColumnId = `field:${field}`;
  if (columns.includes(id)) return [...columns];
  const place = columns.at(-1) === 'preview' ? columns.length - 1 : columns.length;
  return columns.toSpliced(place, 0, id);
}

/** Those that were shown stay in their order; another one comes after the column that is before it by nature. */
export function withChosen(columns: readonly ColumnId[], chosen: ReadonlySet<ColumnId>): ColumnId[] {
  const next = columns.filter((id) => id === 'preview' || chosen.has(id));
  columnIds.forEach((id, place) => {
    if (!chosen.has(id) || next.includes(id)) return;
    const before = columnIds.slice(0, place).findLast((other) => next.includes(other));
    next.splice(before === undefined ? 0 : next.indexOf(before) + 1, 0, id);
  });
  return next;
}
