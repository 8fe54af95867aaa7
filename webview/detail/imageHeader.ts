/** What an image says of itself in its first bytes. SVG is none: it is a document, and may hold anything. */

export interface ImageHeader {
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** Pixels; absent where they do not stand where they should. */
  size?: { width: number; height: number };
}

export function imageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readers.find(({ is }) => is(bytes));
  if (!read) return undefined;
  try {
    const size = read.size(view);
    return size ? { type: read.type, size } : { type: read.type };
  } catch (error) {
    // It ends in the middle of its header.
    if (error instanceof RangeError) return { type: read.type };
    throw error;
  }
}

interface Reader {
  type: ImageHeader['type'];
  is: (bytes: Uint8Array) => boolean;
  size: (view: DataView) => ImageHeader['size'];
}

const readers: readonly Reader[] = [
  // W3C PNG §5.2, §11.2.1
  {
    type: 'image/png',
    is: (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    size: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  },
  { type: 'image/jpeg', is: (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff), size: jpegSize },
  // GIF89a, 18
  {
    type: 'image/gif',
    is: (bytes) => /^GIF8[79]a/.test(latin1(bytes, 0, 6)),
    size: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  },
  {
    type: 'image/webp',
    is: (bytes) => latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP',
    size: webpSize,
  },
];

/** ITU T.81 B.2.2: the first frame header has it. */
function jpegSize(view: DataView): ImageHeader['size'] {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RFC 9649 §2.5 to 2.7 */
function webpSize(view: DataView): ImageHeader['size'] {
  switch (String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15))) {
    case 'VP8X':
      return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) };
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return undefined;
  }
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
