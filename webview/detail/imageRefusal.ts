/** Why an image is not shown. */
import type { PayloadPart } from '../../src/contract/model.ts';
import { formatCount, formatLength } from '../format/amounts.ts';
import type { ImageHeader } from './imageHeader.ts';

/** Pixels; each takes four bytes of memory, however few bytes of the payload tell of it. */
const mostPixels = 40_000_000;

/** A sentence; undefined where it can be shown. */
export function imageRefusal({ bytes, total }: PayloadPart, header: ImageHeader | undefined): string | undefined {
  if (!header) return 'These bytes are no PNG, JPEG, GIF or WebP image.';
  if (bytes.length < total) {
    return `Images of up to ${formatLength(bytes.length)} are shown here; this one has ${formatLength(total)}. Open it in the Hex Editor, or copy it as Base64.`;
  }
  if (!header.size) return 'The image does not say how large it is: it is not shown.';
  const { width, height } = header.size;
  if (width * height > mostPixels) {
    return `The image says it is ${formatCount(width)} × ${formatCount(height)} pixels large: that is more than is shown here.`;
  }
  return undefined;
}
