/** Fields of messages that a column may show: those that messages of the connection have come first, with what they have. */
import { readDecoder, type FormatId } from '../../contract/decoding.ts';
import { isColumnField, readColumnField } from '../../filterLanguage/columnField.ts';
import { usualFields } from '../../filterLanguage/decodedFields.ts';
import { fieldText } from '../../filterLanguage/fieldText.ts';
import { writePath } from '../../filterLanguage/path.ts';

/** Of a tree: levels and members that are gone into for paths. */
const deepest = 5;
const mostMembers = 100;
/** Paths that are offered. */
const mostPaths = 40;
/** Characters of an example. */
const longestExample = 60;

export interface FieldChoice {
  name: string;
  /** What the first message that has it has. */
  example?: string;
}

export interface FieldChoices {
  seen: FieldChoice[];
  /** Usual ones of the format that no message had. */
  others: FieldChoice[];
}

/** Of these trees, which a connection's decoder made; the first counts most: it is what a person looks at. */
export function fieldChoices(decoder: string | undefined, trees: readonly unknown[]): FieldChoices {
  const usual = formatsOf(decoder).flatMap((format) =>
    format === 'none' ? [] : usualFields(format).map((name) => `${format}.${name}`),
  );
  const read = usual.map((name) => seenField(name, trees, decoder));
  const seen = read.filter(({ example }) => example !== undefined);
  const stands = new Set(seen.map(({ place }) => place));
  const paths = [...new Set(trees.flatMap(pathsOf))]
    .filter((name) => !stands.has(name) && isColumnField(name))
    .map((name) => seenField(name, trees, decoder))
    .filter(({ example }) => example !== undefined);
  return {
    seen: [...byUse(seen), ...byUse(paths).slice(0, mostPaths)],
    others: read.filter(({ example }) => example === undefined).map(({ name }) => ({ name })),
  };
}

/** That of a chain's end, and of what its frames hold. */
function formatsOf(chain: string | undefined): FormatId[] {
  const decoder = chain === undefined ? undefined : readDecoder(chain);
  if (decoder === undefined || !('format' in decoder)) return [];
  return [...(decoder.inside ? [decoder.inside.format] : []), decoder.format];
}

interface SeenField extends FieldChoice {
  first: boolean;
  messages: number;
  /** The path that it stands for, where it is one. */
  place: string | undefined;
}

function seenField(name: string, trees: readonly unknown[], decoder: string | undefined): SeenField {
  const field = readColumnField(name)!;
  const [path] = field.paths;
  const texts = trees.map((tree) => {
    const root = field.decoder === undefined || !isInside(field.decoder, decoder) ? tree : messagesOf(tree);
    return fieldText(root, field.paths, exampleOf);
  });
  const example = texts.find((text) => text !== undefined);
  return {
    name,
    ...(example !== undefined && { example: short(example) }),
    first: texts[0] !== undefined,
    messages: texts.filter((text) => text !== undefined).length,
    place: field.decoder === undefined || path === undefined ? undefined : writePath(path),
  };
}

/** Of an object or a list its JSON; what is nested so deeply that it has none is told by its sign. */
function exampleOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** Of SockJS: see `framingIds`. */
function isInside(format: FormatId, chain: string | undefined): boolean {
  const decoder = chain === undefined ? undefined : readDecoder(chain);
  return decoder !== undefined && 'format' in decoder && decoder.inside?.format === format;
}

function messagesOf(tree: unknown): unknown {
  const isObject = typeof tree === 'object' && tree !== null && Object.hasOwn(tree, 'messages');
  return isObject ? (tree as { messages: unknown }).messages : undefined;
}

/** Those of the first message, then those that most have. */
function byUse(fields: readonly SeenField[]): FieldChoice[] {
  return fields
    .toSorted((a, b) => Number(b.first) - Number(a.first) || b.messages - a.messages)
    .map(({ name, example }) => ({ name, ...(example !== undefined && { example }) }));
}

/** To what is no object, and to lists: these are gone through by a column. */
function pathsOf(tree: unknown): string[] {
  const paths: string[] = [];
  const go = (value: unknown, path: readonly string[]): void => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject || path.length === deepest) {
      if (path.length > 0) paths.push(writePath(path));
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      if (paths.length >= mostMembers) return;
      go(inner, [...path, name]);
    }
  };
  // Of a batch the first message.
  go(Array.isArray(tree) ? tree[0] : tree, []);
  return paths;
}

function short(text: string): string {
  return text.length > longestExample ? `${text.slice(0, longestExample)}…` : text;
}
