/** Why an image is not shown. */
import { t } from '../../src/contract/l10n.ts';
import type { PayloadPart } from '../../src/contract/model.ts';
import { formatCount, formatLength } from '../format/amounts.ts';
import type { ImageHeader } from './imageHeader.ts';

/** Pixels; each takes four bytes of memory, however few bytes of the payload tell of it. */
const mostPixels = 40_000_000;

/** A sentence; undefined where it can be shown. */
export function imageRefusal({ bytes, total }: PayloadPart, header: ImageHeader | undefined): string | undefined {
  if (!header) return t('These bytes are no PNG, JPEG, GIF or WebP image.');
  if (bytes.length < total) {
    return t(
      'Images of up to {0} are shown here; this one has {1}. Open it in the Hex Editor, or copy it as Base64.',
      formatLength(bytes.length),
      formatLength(total),
    );
  }
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
