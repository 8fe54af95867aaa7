/** Bytes of a payload that a preview is made of; more than any column shows. */
export const previewBytes = 512;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Text from UTF-8; what is not valid becomes U+FFFD, a character cut by the preview's end is left out. */
export function textPreview(bytes: Uint8Array): string {
  if (bytes.length <= previewBytes) return utf8.decode(bytes);
  let end = previewBytes;
  while (end > previewBytes - 4 && (bytes[end]! & 0xc0) === 0x80) end--;
  return utf8.decode(bytes.subarray(0, end));
}

/** `a1 b2 …` */
export function hexPreview(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, previewBytes / 4);
  let text = '';
  for (const byte of shown) text += text === '' ? hexDigits[byte]! : ` ${hexDigits[byte]!}`;
  return text;
}
