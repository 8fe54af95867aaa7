/** Messages to be sent by hand. One that is wrong is left out, and the profile stays usable. */
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import { isJson } from '../../panel/composed.ts';
import { itemsOf, memberOf } from '../jsonNodes.ts';
import type { MessageTemplate, TemplateOptions } from '../messageTemplate.ts';
import type { Report } from '../profileProblem.ts';
import { hasReference, withPlaceholders } from '../variables/template.ts';
import { messageContent } from './messages.ts';
import { fieldsOf, flag, number, oneOf, readFields, text, wrongShape, type Shape } from './shapes.ts';

/** More than anybody keeps; of a list with more those up to here are read. */
const templatesRead = 500;

/** Ends the sentence “… must be”. */
function words(): string {
  return t('an object with a `name` and one of `text`, `json`, `hex`, `base64`');
}

const options: { [Field in keyof TemplateOptions]-?: Shape<NonNullable<TemplateOptions[Field]>> } = {
  escapes: flag,
  fragment: number(1, Number.MAX_SAFE_INTEGER, { whole: true }),
  compress: flag,
  frame: fieldsOf<NonNullable<TemplateOptions['frame']>>({
    opcode: number(0, 15, { whole: true }),
    fin: flag,
    rsv: number(0, 7, { whole: true }),
    mask: flag,
    claimed: number(0, Number.MAX_SAFE_INTEGER, { whole: true }),
  }),
};
const kind = oneOf('json', 'tree');

export const templates: Shape<MessageTemplate[]> = (node, report) => {
  const warn: Report = (at, code, sentence, details) => report(at, code, sentence, { ...details, severity: 'warning' });
  if (node.type !== 'array')
    return wrongShape(
      node,
      warn,
      t('a list of templates, each an object with a `name` and one of `text`, `json`, `hex`, `base64`'),
    );
  const names = new Set<string>();
  return itemsOf(node)
    .slice(0, templatesRead)
    .flatMap((item) => {
      const read = template(item, warn);
      if (!read) return [];
      if (names.has(read.name)) {
        warn(memberOf(item, 'name')!, 'template-taken', t('Another template here is called “{0}” already.', read.name));
        return [];
      }
      names.add(read.name);
      return [read];
    });
};

function template(node: Node, warn: Report): MessageTemplate | undefined {
  if (node.type !== 'object') return wrongShape(node, warn, words());
  const wrong: string[] = [];
  const report: Report = (at, code, sentence, details) => {
    if (code !== 'unknown-field') wrong.push(code);
    warn(at, code, sentence, details);
  };
  const nameNode = memberOf(node, 'name');
  const name = nameNode && text(nameNode, report);
  if (!nameNode || name?.trim() === '') report(nameNode ?? node, 'template-name', t('A template needs a `name`.'));
  const content = messageContent(node, report, words(), ['name', 'kind', ...Object.keys(options)]);
  const chosen = readFields<TemplateOptions>(node, options, report);
  const kindNode = memberOf(node, 'kind');
  const isText = content !== undefined && 'text' in content;
  if (!isText) reportOnlyOfText(node, report);
  const json = kindNode && kind(kindNode, report);
  if (isText && json && !isJsonText(content.text)) {
    report(memberOf(node, 'text')!, 'template-json', t('The text is not JSON: leave out `kind`, or correct it.'));
  }
  if (name === undefined || !content || wrong.length > 0) return undefined;
  return { name, ...content, ...(json && { kind: json }), ...chosen };
}

function reportOnlyOfText(node: Node, report: Report): void {
  for (const field of ['kind', 'escapes']) {
    const there = memberOf(node, field);
    if (there) report(there, 'template-field', t('`{0}` belongs to `text`.', field));
  }
}

/** Values of variables may stand for anything: a number, a part of a string. */
function isJsonText(value: string): boolean {
  return isJson(withPlaceholders(value)) || (hasReference(value) && isJson(withPlaceholders(value, '"1"')));
}
