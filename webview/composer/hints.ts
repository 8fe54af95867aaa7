/** What the text box says while it is empty. */
import type { ComposerKind } from '../../src/contract/panel.ts';
import { sendKey } from './sendKey.ts';

const hints: Record<ComposerKind, string> = {
  text: `Text message (${sendKey} sends)`,
  json: 'JSON, sent as written',
  hex: 'Bytes in hex: 01 02 ff',
  base64: 'Bytes in Base64: AQL/',
};

export function hintOf(kind: ComposerKind): string {
  return hints[kind];
}
