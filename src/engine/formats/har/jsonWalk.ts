import { t } from '../../../contract/l10n.ts';
import { atByte, Unreadable } from '../unreadable.ts';
import { TokenType, type JsonToken } from './jsonTokens.ts';

/** Levels of lists and objects. */
const deepest = 200;

export type JsonStep = string | number;

export interface JsonVisitor {
  /** A list or an object begins at this path. */
  enter(path: readonly JsonStep[], kind: 'list' | 'object', offset: number): void;
  /** It ends; `offset` is that of its bracket. */
  leave(path: readonly JsonStep[], offset: number): void;
  value(path: readonly JsonStep[], value: string | number | boolean | null): void;
}

interface Level {
  kind: 'list' | 'object';
  /** A name was read, and its value is to come. */
  named: boolean;
}

/** Follows the tokens of a JSON text and tells where in it each value is. The path is one list that changes. */
export class JsonWalk {
  readonly #visitor: JsonVisitor;
  readonly #levels: Level[] = [];
  readonly #path: JsonStep[] = [];
  #isOver = false;

  constructor(visitor: JsonVisitor) {
    this.#visitor = visitor;
  }

  /** The value has ended, and all of it was there. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Throws an `Unreadable` where a token is not where it may be. */
  take({ token, value, offset }: JsonToken): void {
    if (this.#isOver) throw new Unreadable(atByte(offset), t('there is more after the end.'));
    switch (token) {
      case TokenType.LEFT_BRACE:
      case TokenType.LEFT_BRACKET:
        this.#enter(token === TokenType.LEFT_BRACE ? 'object' : 'list', offset);
        break;
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        this.#leave(token === TokenType.RIGHT_BRACE ? 'object' : 'list', offset);
        break;
      case TokenType.STRING:
        if (this.#name(value as string)) break;
        this.#value(value as string, offset);
        break;
      case TokenType.NUMBER:
      case TokenType.TRUE:
      case TokenType.FALSE:
      case TokenType.NULL:
        this.#value(value as number | boolean | null, offset);
        break;
      case TokenType.COLON:
      case TokenType.COMMA:
      case TokenType.SEPARATOR:
        break;
      default:
        token satisfies never;
    }
  }

  #enter(kind: Level['kind'], offset: number): void {
    if (this.#levels.length === deepest) {
      throw new Unreadable(atByte(offset), t('there are more than {0} levels of lists and objects.', deepest));
    }
    this.#begin(offset);
    this.#visitor.enter(this.#path, kind, offset);
    this.#levels.push({ kind, named: false });
    this.#path.push(kind === 'list' ? -1 : '');
  }

  #leave(kind: Level['kind'], offset: number): void {
    const level = this.#levels.pop();
    if (level?.kind !== kind || level.named)
      throw new Unreadable(atByte(offset), t('a bracket is in the wrong place.'));
    this.#path.pop();
    this.#visitor.leave(this.#path, offset);
    this.#end();
  }

  /** True where the text is the name of a member. */
  #name(text: string): boolean {
    const level = this.#levels.at(-1);
    if (level?.kind !== 'object' || level.named) return false;
    level.named = true;
    this.#path[this.#path.length - 1] = text;
    return true;
  }

  #value(value: string | number | boolean | null, offset: number): void {
    this.#begin(offset);
    this.#visitor.value(this.#path, value);
    this.#end();
  }

  #begin(offset: number): void {
    const level = this.#levels.at(-1);
    if (level?.kind === 'list') (this.#path[this.#path.length - 1] as number)++;
    else if (level !== undefined && !level.named) throw new Unreadable(atByte(offset), t('a value has no name.'));
  }

  #end(): void {
    const level = this.#levels.at(-1);
    if (level === undefined) this.#isOver = true;
    else level.named = false;
  }
}
