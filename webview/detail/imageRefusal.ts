/** Why an image is not shown. */
import { t } from '../../src/contract/l10n.ts';
import { formatCount } from '../format/amounts.ts';
import type { ImageHeader } from './imageHeader.ts';

/** Pixels; each takes four bytes of memory, however few bytes of the payload tell of it. */
const mostPixels = 40_000_000;

/** A sentence; undefined where it can be shown. */
export function imageRefusal(header: ImageHeader | undefined): string | undefined {
  if (!header) return t('These bytes are no PNG, JPEG, GIF or WebP image.');
  if (!header.size) return t('The image does not say how large it is: it is not shown.');
  const { width, height } = header.size;
  if (width * height > mostPixels) {
    return t(
      'The image says it is {0} × {1} pixels large: that is more than is shown here.',
      formatCount(width),
      formatCount(height),
    );
  }
  return undefined;
}
