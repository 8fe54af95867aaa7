import { basename } from 'node:path';
import type { CaptureOrigin, ImportedFormat, NotHeld, PartOf } from '../contract/formats.ts';
import { t } from '../contract/l10n.ts';
import { partWords } from './formats/partOf.ts';

/** What a session that was opened from a file says of it: what it is, who wrote it, and what it cannot tell. */
export function fileWords(
  { path }: { path: string },
  { origin, excerpt }: { origin?: CaptureOrigin; excerpt?: PartOf },
): string {
  const name = basename(path);
  const part = excerpt === undefined ? [] : [partWords(excerpt)];
  if (origin === undefined) return [t('{0} is shown as it was saved, read-only.', name), ...part].join(' ');
  const format = formatWords(origin.format);
  const { creator, notHeld } = origin;
  return [
    creator === undefined
      ? t('{0} is shown, read-only; its format is {1}.', name, format)
      : t('{0} is shown, read-only; its format is {1}, written by {2}.', name, format, creator),
    ...part,
    ...(notHeld.length === 0 ? [] : [t('It cannot tell: {0}.', notHeld.map(notHeldWords).join('; '))]),
  ].join(' ');
}

function formatWords(format: ImportedFormat): string {
  switch (format) {
    case 'har':
      return t('HAR (HTTP archive)');
    case 'jsonl':
      return t('JSON Lines');
    case 'pcapng':
      return t('pcapng (captured network traffic)');
    default:
      return format satisfies never;
  }
}

/** What goes behind `cannot tell:`. */
function notHeldWords(what: NotHeld): string {
  switch (what) {
    case 'masking-keys':
      return t('masking keys');
    case 'fragments':
      return t('how messages were cut into frames');
    case 'compression':
      return t('whether messages were compressed');
    case 'control-frames':
      return t('pings, pongs and close frames');
    case 'handshake-bytes':
      return t('the bytes of the handshake');
    case 'handshake':
      return t('the handshake');
    case 'connection-details':
      return t('proxy and TLS');
    case 'frame-headers':
      return t('how headers were written');
    case 'markers':
      return t('what happened between connections');
    case 'bookmarks':
      return t('bookmarks and notes');
    case 'sub-milliseconds':
      return t('times finer than a millisecond');
    case 'times':
      return t('when it was');
    case 'messages':
      return t('what was said: this file has no messages of the connection');
    default:
      return what satisfies never;
  }
}
