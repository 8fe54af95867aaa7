/** Which way of reading a payload opens first. */
import { t } from '../../src/contract/l10n.ts';
import type { DecodedPayload, PayloadPart, Refusal } from '../../src/contract/model.ts';
import { imageHeader } from './imageHeader.ts';

export type PayloadView = 'decoded' | 'text' | 'json' | 'hex' | 'image';

export const payloadViews: readonly { id: PayloadView; text: () => string }[] = [
  { id: 'decoded', text: () => t('Decoded') },
  { id: 'text', text: () => t('Text') },
  { id: 'json', text: () => t('JSON') },
  { id: 'hex', text: () => t('Hex') },
  { id: 'image', text: () => t('Image') },
];

/** Those that suit the payload: `image` only for the bytes of one, `decoded` where a decoder says more than another view. */
export function viewsOf(part: PayloadPart, decoded?: DecodedPayload): typeof payloadViews {
  const { bytes, kind, inflateError } = part;
  const isImage = kind === 'binary' && inflateError === undefined && imageHeader(bytes) !== undefined;
  return payloadViews.filter(({ id }) => {
    if (id === 'image') return isImage;
    return id !== 'decoded' || saysMore(part, decoded);
  });
}

/** JSON has a view of its own. */
function saysMore({ kind }: PayloadPart, decoded: DecodedPayload | undefined): boolean {
  return decoded !== undefined && !(decoded.decoder === 'json' && kind === 'text');
}

/** That the decoder cannot read it, and on which view that stands. */
export function refusalOf(
  part: PayloadPart,
  decoded: DecodedPayload | undefined,
): (Refusal & { view: PayloadView }) | undefined {
  if (decoded === undefined || !('failure' in decoded)) return undefined;
  return { ...decoded, view: saysMore(part, decoded) ? 'decoded' : 'json' };
}

/** Which sections of the Frame Inspector can be folded away. */
export type Foldable = 'header' | 'facts' | 'fragments';
const foldables: readonly Foldable[] = ['header', 'facts', 'fragments'];
/** What is folded until somebody unfolds it: the payload is what a row is clicked for. */
const usuallyFolded: readonly Foldable[] = ['header', 'facts'];

/** What the reader last chose: the view of either kind, whether JSON is broken into lines, what is folded away. */
export interface PayloadChoice {
  text?: PayloadView;
  binary?: PayloadView;
  indent: boolean;
  folded: readonly Foldable[];
}

export function choiceFrom(stored: unknown): PayloadChoice {
  if (typeof stored !== 'object' || stored === null) return { indent: true, folded: usuallyFolded };
  const from = stored as Record<string, unknown>;
  const viewOf = (value: unknown): PayloadView | undefined => payloadViews.find(({ id }) => id === value)?.id;
  const kept = from['folded'];
  const folded = Array.isArray(kept) ? foldables.filter((name) => kept.includes(name)) : usuallyFolded;
  const text = viewOf(from['text']);
  const binary = viewOf(from['binary']);
  return { ...(text ? { text } : {}), ...(binary ? { binary } : {}), indent: from['indent'] !== false, folded };
}

function looksLikeJson(part: PayloadPart): boolean {
  const first = part.bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b;
}

/** It should be JSON and is not: the view of JSON has the reason, too. That of what is inside another coding it has not. */
function saysWhyAsJson(part: PayloadPart, decoded: DecodedPayload | undefined): boolean {
  const refusal = refusalOf(part, decoded);
  if (refusal === undefined || decoded?.decoder.includes('>')) return false;
  return looksLikeJson(part) && part.bytes.length >= part.total && !isWholeJson(part);
}

export function viewFor(part: PayloadPart, choice: PayloadChoice, decoded?: DecodedPayload): PayloadView {
  if (part.inflateError !== undefined) return 'hex';
  const views = viewsOf(part, decoded).map(({ id }) => id);
  const tells = views.includes('decoded');
  const chosen = choice[part.kind];
  if (part.kind === 'binary') {
    // Why it could not be decoded is said there alone; an image is what nobody asks a decoder for.
    const isImage = views.includes('image') && refusalOf(part, decoded) !== undefined;
    const fitting = tells && !isImage ? 'decoded' : views.includes('image') ? 'image' : 'hex';
    // One that looks at images otherwise looks at hex.
    return chosen === undefined || chosen === 'image' || !views.includes(chosen) ? fitting : chosen;
  }
  // One that reads JSON as JSON reads plain text as text.
  if (chosen !== undefined && views.includes(chosen) && (chosen !== 'json' || looksLikeJson(part))) return chosen;
  if (tells && !saysWhyAsJson(part, decoded)) return 'decoded';
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
