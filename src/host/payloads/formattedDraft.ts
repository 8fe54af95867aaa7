/** JSON of the composer over several lines: all but the white space between its tokens stays as it is written. */
import type { Draft } from '../../contract/panel.ts';
import { checkJson } from '../panel/composed.ts';
import { parseTemplate } from '../profiles/variables/template.ts';
import { JsonStrings } from './jsonStrings.ts';
import { prettyJson } from './prettyJson.ts';

/** Variables outside of strings may stand for any value. Throws an `RpcError` where it is not JSON. */
export function formattedDraft({ text, how }: Draft): string {
  if (!how?.variables) return formatted(text);
  const { json, written } = withTexts(text);
  return formatted(json).replace(/"variable \d+"/g, (stand) => written.get(stand) ?? stand);
}

function formatted(json: string): string {
  checkJson(json);
  return prettyJson(json) ?? json;
}

/** Each variable outside of a string becomes a string that stands nowhere else. */
function withTexts(text: string): { json: string; written: Map<string, string> } {
  const strings = new JsonStrings();
  const written = new Map<string, string>();
  let number = 0;
  const parts = parseTemplate(text).map(({ kind, source }) => {
    if (kind === 'literal') strings.read(source);
    if (kind === 'literal' || strings.inside) return source;
    let stand: string;
    do stand = `"variable ${++number}"`;
    while (text.includes(stand));
    written.set(stand, source);
    return stand;
  });
  return { json: parts.join(''), written };
}
