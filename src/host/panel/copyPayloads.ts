/** Payloads of rows to the clipboard. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { notJson, tooLarge } from '../failures.ts';
import { cArray } from '../payloads/cArray.ts';
import { prettyJson } from '../payloads/prettyJson.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { utf8Text } from '../sessions/utf8.ts';
import { copiedText } from './composed.ts';

export type CopyForm = 'text' | 'hex' | 'base64' | 'json' | 'cArray';

/** In MiB of payload: hex makes three times as much text of them, C six times, indented JSON even more. */
const limits: Record<CopyForm, number> = { text: 32, hex: 32, base64: 32, json: 8, cArray: 8 };

/** In the order given, one line after the other. */
export async function copyPayloads(session: HostSession, ids: readonly number[], as: CopyForm): Promise<void> {
  const texts: string[] = [];
  let length = 0;
  for (const id of ids) {
    const payload = await session.call('payload', { id });
    length += payload.length;
    if (length > limits[as] << 20) throw tooLarge(t('The payload is too large to be copied.'), `${limits[as]} MiB`);
    texts.push(written(payload, id, as));
  }
  await vscode.env.clipboard.writeText(texts.join('\n'));
}

function written(payload: Uint8Array, id: number, as: CopyForm): string {
  if (as === 'cArray') return cArray(payload, id);
  if (as !== 'json') return copiedText(payload, as);
  const text = utf8Text(payload);
  const json = text === undefined ? undefined : prettyJson(text);
  if (json === undefined) throw notJson(String(id));
  return json;
}
