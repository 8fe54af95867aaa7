/** Which way of reading a payload opens first. */
import { t } from '../../src/contract/l10n.ts';
import type { PayloadPart } from '../../src/contract/model.ts';
import { imageHeader } from './imageHeader.ts';

export type PayloadView = 'text' | 'json' | 'hex' | 'image';

export const payloadViews: readonly { id: PayloadView; text: () => string }[] = [
  { id: 'text', text: () => t('Text') },
  { id: 'json', text: () => t('JSON') },
  { id: 'hex', text: () => t('Hex') },
  { id: 'image', text: () => t('Image') },
];

/** Those that suit the payload: `image` only for the bytes of one. */
export function viewsOf({ bytes, kind, inflateError }: PayloadPart): typeof payloadViews {
  const isImage = kind === 'binary' && inflateError === undefined && imageHeader(bytes) !== undefined;
  return isImage ? payloadViews : payloadViews.filter(({ id }) => id !== 'image');
}

/** Which sections of the Frame Inspector can be folded away. */
export type Foldable = 'header' | 'facts' | 'fragments';
const foldables: readonly Foldable[] = ['header', 'facts', 'fragments'];

/** What the reader last chose: the view of either kind, whether JSON is broken into lines, what is folded away. */
export interface PayloadChoice {
  text?: PayloadView;
  binary?: PayloadView;
  indent: boolean;
  folded: readonly Foldable[];
}

export function choiceFrom(stored: unknown): PayloadChoice {
  if (typeof stored !== 'object' || stored === null) return { indent: false, folded: [] };
  const from = stored as Record<string, unknown>;
  const viewOf = (value: unknown): PayloadView | undefined => payloadViews.find(({ id }) => id === value)?.id;
  const folded = foldables.filter((name) => Array.isArray(from['folded']) && from['folded'].includes(name));
  const text = viewOf(from['text']);
  const binary = viewOf(from['binary']);
  return { ...(text ? { text } : {}), ...(binary ? { binary } : {}), indent: from['indent'] === true, folded };
}

function looksLikeJson(part: PayloadPart): boolean {
  const first = part.bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}

export function viewFor(part: PayloadPart, choice: PayloadChoice): PayloadView {
  if (part.inflateError !== undefined) return 'hex';
  if (part.kind === 'binary') {
    const fitting = viewsOf(part).some(({ id }) => id === 'image') ? 'image' : 'hex';
    // One that looks at images otherwise looks at hex.
    return choice.binary === undefined || choice.binary === 'image' ? fitting : choice.binary;
  }
  if (choice.text !== undefined && choice.text !== 'image') return choice.text;
  return looksLikeJson(part) ? 'json' : 'text';
}

/** All of it is here, and it is JSON: only that can be a tree. */
export function isWholeJson({ bytes, total }: PayloadPart): boolean {
  if (bytes.length < total) return false;
  try {
    JSON.parse(textOf(bytes, true));
    return true;
  } catch {
    return false;
  }
}

/** The first bytes as text; a character that is cut in two is left out rather than shown as broken. */
export function textOf(bytes: Uint8Array, whole: boolean): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: !whole });
}
