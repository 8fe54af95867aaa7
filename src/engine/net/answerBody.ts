import type { HeaderList } from '../../contract/model.ts';
import { headerValue } from '../wire/httpHead.ts';

/** Takes the body of an answer out of the bytes after its head (RFC 9112 §6), as far as it is wanted. */
export class AnswerBody {
  readonly #chunked: boolean;
  readonly #limit: number;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  /** Of the body, or of the chunk; -1: a chunk's size is to be read; Infinity: until the connection ends. */
  #remaining: number;
  #line = '';
  #done: boolean;

  constructor(status: number, headers: HeaderList, limit: number) {
    this.#limit = limit;
    this.#chunked = /(^|,)\s*chunked\s*$/i.test(headerValue(headers, 'Transfer-Encoding') ?? '');
    const announced = headerValue(headers, 'Content-Length');
    this.#remaining = this.#chunked
      ? -1
      : announced !== undefined && /^\d+$/.test(announced)
        ? Number(announced)
        : Infinity;
    this.#done = status === 204 || status === 304 || this.#remaining === 0;
  }

  /** All of it has come, or as much as is wanted. */
  get done(): boolean {
    return this.#done;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#pieces));
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.#done;) {
      if (this.#remaining === -1) {
        at = this.#readSize(bytes, at);
        continue;
      }
      const take = Math.min(this.#remaining, bytes.length - at);
      this.#keep(bytes.subarray(at, at + take));
      at += take;
      this.#remaining -= take;
      if (this.#remaining > 0) continue;
      if (this.#chunked) this.#remaining = -1;
      else this.#done = true;
    }
  }

  /** A line with a chunk's size; the line break after a chunk is an empty one (RFC 9112 §7.1). */
  #readSize(bytes: Uint8Array, from: number): number {
    const end = bytes.indexOf(10, from);
    const upTo = end === -1 ? bytes.length : end;
    this.#line += Buffer.from(bytes.subarray(from, Math.min(upTo, from + 101))).toString('latin1');
    if (end === -1) {
      if (this.#line.length > 100) this.#done = true;
      return upTo;
    }
    const line = this.#line.trim();
    this.#line = '';
    if (line === '') return end + 1;
    const size = /^([0-9a-f]{1,12})\s*(;.*)?$/i.exec(line)?.[1];
    if (size === undefined || Number.parseInt(size, 16) === 0) this.#done = true;
    else this.#remaining = Number.parseInt(size, 16);
    return end + 1;
  }

  #keep(piece: Uint8Array): void {
    const kept = Uint8Array.from(piece.subarray(0, this.#limit - this.#length));
    this.#pieces.push(Buffer.from(kept));
    this.#length += kept.length;
    if (this.#length >= this.#limit) this.#done = true;
  }
}
