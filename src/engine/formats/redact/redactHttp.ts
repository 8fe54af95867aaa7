import { endOfHead } from '../../wire/httpHead.ts';
import type { Redactor } from './redactor.ts';

const headBegins = /(?:HTTP\/\d(?:\.\d)? \d{3}|[A-Z]{3,10} \S+ HTTP\/\d)/g;
/** Of a body that is not as it reads. */
const encoded = /^(?:content-encoding|transfer-encoding):/im;

/** Heads of HTTP, and bodies between them, with values of fields, secrets and patterns replaced; as long as before. */
export function redactHttp(bytes: Uint8Array, redactor: Redactor): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = endOfHead(bytes, at);
    const head = bytes.subarray(at, end === -1 ? bytes.length : end);
    parts.push(redactHead(head, redactor));
    at += head.length;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, bytes.length - at).toString('latin1');
    headBegins.lastIndex = 0;
    const next = headBegins.exec(text)?.index ?? text.length;
    const body = bytes.subarray(at, at + next);
    if (body.length > 0) parts.push(redactBody(body, head, redactor));
    at += body.length;
  }
  const all = Buffer.concat(parts);
  // No `Buffer`: it would become JSON by its own ways.
  return new Uint8Array(all);
}

/** A body that was cut, compressed or encrypted for its way cannot be searched. */
export function redactBody(body: Uint8Array, head: Uint8Array, redactor: Redactor): Uint8Array {
  const isEncoded = encoded.test(Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1'));
  return isEncoded ? redactor.unsearchable(body.length) : redactor.payload(body);
}

/** Lines that continue a field (RFC 9112 §5.2) are a part of its value. */
function redactHead(head: Uint8Array, redactor: Redactor): Uint8Array {
  const { rules, counts } = redactor;
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const lines = text.match(/[^\n]*\n(?:[ \t][^\n]*\n)*|[^\n]+$/g) ?? [];
  const replaced = lines.map((line) => {
    const [, name = '', value = ''] = /^([^:\s]+):[ \t]*([^]*?)\r?\n?$/.exec(line) ?? [];
    if (!rules.fields.has(name.toLowerCase()) || value === '') return line;
    counts.fields++;
    const at = line.length - line.slice(name.length + 1).trimStart().length;
    return line.slice(0, at) + value.replace(/[^\r\n]/g, rules.filler) + line.slice(at + value.length);
  });
  return redactor.bytes(Buffer.from(replaced.join(''), 'latin1'));
}
