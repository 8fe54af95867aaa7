/** Edits of what is expected, as edits of the scenario's text. */
import { modify, type Edit, type JSONPath, type Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import type { ExpectEdit } from '../../../contract/scenarioTable.ts';
import { memberOf } from '../../profiles/jsonNodes.ts';
import { changedMeanwhile, notWritten } from './failures.ts';
import { inMatchForm, matchEdits, matchNode } from './matchForm.ts';

const formattingOptions = { insertSpaces: true, tabSize: 2 };
/** Any object. */
const another = { like: {} };

/** `node`: the step. Throws an `RpcError` where it is none, or does not expect anything. */
export function expectEdits(text: string, node: Node, edit: ExpectEdit): Edit[] {
  const set = (path: JSONPath, value: unknown): Edit[] =>
    modify(text, ['steps', edit.step, ...path], value, { formattingOptions });
  switch (edit.kind) {
    case 'match':
      return matchEdits(partOf(node, edit.part), edit.form, edit.value);
    case 'matchForm': {
      const part = partOf(node, edit.part);
      return matchEdits(part, edit.form, inMatchForm(part, edit.form));
    }
    case 'addMatch': {
      const value = memberOf(node, 'expect');
      if (value === undefined) throw notWritten(t('It expects nothing.'));
      if (value.type === 'array') {
        const place: JSONPath = ['steps', edit.step, 'expect', value.children?.length ?? 0];
        return modify(text, place, another, { formattingOptions, isArrayInsertion: true });
      }
      const { offset, length } = value;
      const content = `[${text.slice(offset, offset + length)}, ${JSON.stringify(another)}]`;
      return [{ offset, length, content }];
    }
    case 'removeMatch':
      if (memberOf(node, 'expect')?.type !== 'array') throw notWritten(t('It is the only one.'));
      partOf(node, edit.part);
      return set(['expect', edit.part], undefined);
    case 'within':
      return set(['within'], edit.within);
    case 'expectFlag':
      return set([edit.flag], edit.on ? true : undefined);
    default:
      return edit satisfies never;
  }
}

function partOf(step: Node, part: number): Node {
  const node = matchNode(step, part);
  if (!node) throw changedMeanwhile();
  return node;
}
