import { isAscii } from 'node:buffer';
import type { Redacted } from '../../../contract/formats.ts';
import { withinTime } from '../../filter/timeLimit.ts';
import { isWithin } from './jsonPathPattern.ts';
import { jsonScalars, textOf, type JsonScalar } from './jsonScalars.ts';
import type { RedactionRules } from './redactionRules.ts';

/** That long may regular expressions take over one message. */
const patience = 1_000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Replaces what rules say by as many bytes of something else, and counts it. */
export class Redactor {
  readonly rules: RedactionRules;
  readonly counts: Redacted = { secrets: 0, fields: 0, jsonPaths: 0, patterns: 0, unsearchable: 0, pathless: 0 };

  constructor(rules: RedactionRules) {
    this.rules = rules;
  }

  /** A text that is no message. */
  text(text: string): string {
    return this.#patterns(this.#secrets(text)) ?? this.filled(text);
  }

  /** A message's payload: as text where it is UTF-8, as bytes otherwise. The same bytes where there is nothing to replace. */
  payload(bytes: Uint8Array): Uint8Array {
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      if (this.rules.paths.length > 0) this.counts.pathless++;
      return this.bytes(bytes);
    }
    const before = { ...this.counts };
    const replaced = this.#message(text);
    if (replaced !== undefined) return replaced === text ? bytes : Buffer.from(replaced);
    Object.assign(this.counts, before);
    return this.unsearchable(bytes.length);
  }

  /** The same of bytes that are no text: each is a character. */
  bytes(bytes: Uint8Array): Uint8Array {
    const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const forms = this.rules.forms.map((form) =>
      isAscii(Buffer.from(form)) ? form : Buffer.from(form).toString('latin1'),
    );
    const replaced = this.#patterns(this.#replaceForms(plain, forms, 'latin1'), 'latin1');
    if (replaced === undefined) return this.unsearchable(bytes.length);
    return replaced === plain ? bytes : Buffer.from(replaced, 'latin1');
  }

  /** Stands for as many bytes that could not be searched. */
  unsearchable(length: number): Uint8Array {
    this.counts.unsearchable++;
    return Buffer.alloc(length, this.rules.filler);
  }

  /** What stands in the place of a text. */
  filled(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): string {
    return this.rules.filler.repeat(Buffer.byteLength(text, encoding));
  }

  /** Undefined where it cannot be searched. */
  #message(text: string): string | undefined {
    const { paths, secrets } = this.rules;
    const looksInto = paths.length > 0 || (secrets.length > 0 && text.includes('\\'));
    const inJson = looksInto ? this.#json(text) : text;
    return inJson === undefined ? undefined : this.#patterns(this.#secrets(inJson));
  }

  /** What is at paths; and texts that are a secret once their escapes are read. */
  #json(text: string): string | undefined {
    const { paths, secrets } = this.rules;
    const pieces: string[] = [];
    let done = 0;
    const replace = ({ start, end }: JsonScalar): void => {
      pieces.push(text.slice(done, start), this.#scalar(text.slice(start, end)));
      done = end;
    };
    const isWhole = jsonScalars(text, (scalar) => {
      const { path, start, end } = scalar;
      if (paths.some((pattern) => isWithin(pattern, path))) {
        this.counts.jsonPaths++;
        replace(scalar);
        return;
      }
      const written = text.slice(start, end);
      if (!written.includes('\\')) return;
      const said = textOf(written);
      if (!secrets.some((secret) => said.includes(secret))) return;
      this.counts.secrets++;
      replace(scalar);
    });
    return isWhole ? pieces.join('') + text.slice(done) : undefined;
  }

  /** Something of the same kind where that can be, and JSON in any case. */
  #scalar(written: string): string {
    if (written.startsWith('"')) {
      const isClosed = written.length > 1 && written.endsWith('"');
      return `"${this.filled(written.slice(1, isClosed ? -1 : undefined))}${isClosed ? '"' : ''}`;
    }
    if (/^-?[\d.eE+-]+$/.test(written)) return written.replace(/\d/g, '1');
    if (written === 'true' || written === 'null') return 'null';
    return written.length < 2 ? this.filled(written) : `"${this.filled(written).slice(2)}"`;
  }

  #secrets(text: string): string {
    return this.#replaceForms(text, this.rules.forms, 'utf8');
  }

  #replaceForms(text: string, forms: readonly string[], encoding: 'utf8' | 'latin1'): string {
    let replaced = text;
    for (const form of forms) {
      if (!replaced.includes(form)) continue;
      const parts = replaced.split(form);
      this.counts.secrets += parts.length - 1;
      replaced = parts.join(this.filled(form, encoding));
    }
    return replaced;
  }

  /** Undefined where they take too long. */
  #patterns(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): string | undefined {
    const { patterns } = this.rules;
    if (patterns.length === 0) return text;
    let replaced = text;
    let count = 0;
    const isDone = withinTime(patience, () => {
      for (const pattern of patterns) {
        replaced = replaced.replace(pattern, (...found: unknown[]) => {
          const match = found[0] as string;
          if (match === '') return '';
          count++;
          return this.filled(match, encoding);
        });
      }
    });
    if (!isDone) return undefined;
    this.counts.patterns += count;
    return Buffer.byteLength(replaced, encoding) === Buffer.byteLength(text, encoding) ? replaced : undefined;
  }
}
