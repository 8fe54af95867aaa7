/** What the text box says while it is empty. */
import { t } from '../../src/contract/l10n.ts';
import type { ComposerKind } from '../../src/contract/panel.ts';
import { sendKey } from './sendKey.ts';

const hints: Record<ComposerKind, () => string> = {
  text: () => t('Text message ({0} sends)', sendKey),
  json: () => t('JSON, sent as written'),
  hex: () => t('Bytes in hex: 01 02 ff'),
  base64: () => t('Bytes in Base64: AQL/'),
  tree: () => t('JSON as in “Decoded”, encoded by the decoder'),
};

export function hintOf(kind: ComposerKind): string {
  return hints[kind]();
}
