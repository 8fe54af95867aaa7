/** What a capture's file is called, where nobody said so. */

const longest = 60;

/** `127.0.0.1-8080-chat` of `127.0.0.1:8080/chat`: a name on every system. */
export function fileNameOf(label: string): string {
  const name = label
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, longest);
  return name === '' ? 'capture' : name;
}
