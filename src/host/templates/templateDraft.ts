/** From a template to what stands in the composer, and back. */
import type { Draft, SendingOptions } from '../../contract/panel.ts';
import { prettyJson } from '../payloads/prettyJson.ts';
import type { MessageTemplate, TemplateContent } from '../profiles/messageTemplate.ts';
import { escapeTemplate } from '../profiles/variables/template.ts';

/** JSON is written in one line, as it is sent from `onOpen`. */
export function draftOf(template: MessageTemplate): Draft {
  const { kind, text } = contentOf(template);
  const { escapes, fragment, compress, frame } = template;
  const isBinary = kind === 'hex' || kind === 'base64';
  const how: SendingOptions = {
    ...(escapes && kind === 'text' && { escapes }),
    ...(text.includes('${') && { variables: true }),
    ...(frame
      ? { frame: { opcode: isBinary ? 2 : 1, fin: true, rsv: 0, mask: true, ...frame } }
      : { ...(fragment !== undefined && { fragment }), ...(compress !== undefined && { compress }) }),
  };
  return { kind, text, ...(Object.keys(how).length > 0 && { how }) };
}

/** In templates variables are always filled in: what a draft means literally is written so. */
export function templateOf(name: string, { kind, text, how = {} }: Draft): MessageTemplate {
  const { variables, ...options } = how;
  return { name, ...contentFrom(kind, variables ? text : escapeTemplate(text)), ...options };
}

function contentOf(template: MessageTemplate): Pick<Draft, 'kind' | 'text'> {
  if ('json' in template) return { kind: 'json', text: JSON.stringify(template.json) };
  if ('hex' in template) return { kind: 'hex', text: template.hex };
  if ('base64' in template) return { kind: 'base64', text: template.base64 };
  return { kind: template.kind ?? 'text', text: template.text };
}

function contentFrom(kind: Draft['kind'], text: string): TemplateContent {
  switch (kind) {
    case 'text':
      return { text };
    case 'json': {
      const value = valueOf(text);
      return value ? { json: value.json } : { text, kind: 'json' };
    }
    case 'hex':
      return { hex: text };
    case 'base64':
      return { base64: text };
    case 'tree':
      return { text, kind };
    default:
      return kind satisfies never;
  }
}

/** Undefined where a value would not say the same: placeholders for numbers, long numbers, names that stand there twice. */
function valueOf(text: string): { json: unknown } | undefined {
  const written = prettyJson(text);
  if (written === undefined || text.includes('__proto__')) return undefined;
  const json: unknown = JSON.parse(text);
  return prettyJson(JSON.stringify(json)) === written ? { json } : undefined;
}
