import { t } from '../../../contract/l10n.ts';
import { longestVerdictText, type JsonValue, type Match } from '../../../contract/scenario.ts';
import { readPath } from '../../../filterLanguage/path.ts';
import { closeCodeOf } from '../../wire/closePayload.ts';
import { bytesOf } from '../../profileMessage.ts';
import { nothing, valueAt } from '../jsonValue.ts';
import { noJson, type Received } from '../received.ts';
import { fillJson, fillText, type Lookup } from '../template.ts';
import { inOrderOf, prettyJson, withAsked, withValueAt } from './expectedJson.ts';
import { jsonPart, words } from './jsonPart.ts';
import { alien, fits, misfit, type MatchPart } from './part.ts';
import { firstMatch, RegexTooSlow, regexText } from './regexTest.ts';
import { schemaPart } from './schemaPart.ts';
import { testWords, valueHolds } from './valueTest.ts';

/** What a match says of a message. */
export interface Judgement {
  matches: boolean;
  /** 0 where it matches, 1 where nothing of it does, 2 where nothing could: tells which message was probably meant. */
  distance: number;
  /** Why it does not match. */
  sentences: string[];
  /** What was expected and what came, alike but for what is wrong. */
  expected: string;
  actual: string;
}

/** A match with every value in its place. */
export function filledMatch(match: Match, lookup: Lookup): Match {
  const { text, bytes, json, like, paths } = match;
  return {
    ...match,
    ...(text === undefined ? {} : { text: fillText(text, lookup) }),
    ...(bytes === undefined
      ? {}
      : { bytes: 'hex' in bytes ? { hex: fillText(bytes.hex, lookup) } : { base64: fillText(bytes.base64, lookup) } }),
    ...(json === undefined ? {} : { json: { value: fillJson(json.value, lookup) } }),
    ...(like === undefined ? {} : { like: { value: fillJson(like.value, lookup) } }),
    ...(paths === undefined
      ? {}
      : {
          paths: paths.map(({ path, test }) => ({
            path,
            test:
              'matches' === test.operator ? test : ({ ...test, value: fillJson(test.value, lookup) } as typeof test),
          })),
        }),
  };
}

/** What is waited for is a frame of this kind: others are not even looked at. */
export function isOfKind({ is, code }: Match, received: Received): boolean {
  if (is === 'ping' || is === 'pong' || is === 'close') return received.opcode === is;
  return code === undefined ? received.isMessage : received.opcode === 'close';
}

/** `match` is filled. A regular expression or a schema that cannot be used makes the message one that does not match. */
export function judge(match: Match, received: Received): Judgement {
  const parts = partsOf(match, received);
  const of = parts.reduce((sum, part) => sum + part.of, 0);
  const wrong = parts.reduce((sum, part) => sum + part.wrong, 0);
  return {
    matches: wrong === 0,
    distance: of === 0 ? 0 : wrong / of,
    sentences: parts.flatMap(({ sentences }) => sentences),
    ...sides(match, received),
  };
}

function partsOf(match: Match, received: Received): MatchPart[] {
  const { is, code, text, regex, bytes, json, like, paths = [], schema } = match;
  const payload = received.opcode === 'close' ? received.reason : received.text;
  const parsed = (part: (value: unknown) => MatchPart): MatchPart =>
    received.json === noJson ? alien(t('The payload is no JSON.')) : part(received.json);
  return [
    ...(is === undefined
      ? []
      : [received.opcode === is ? fits : alien(t('It is a {0} frame, not {1}.', received.opcode, is))]),
    ...(code === undefined ? [] : [closePart(code, received)]),
    ...(text === undefined ? [] : [part(payload === text, t('The text is another one.'))]),
    ...(regex === undefined
      ? []
      : [tried(() => part(firstMatch(regex, payload) !== null, t('{0} does not match.', regexText(regex))))]),
    ...(bytes === undefined ? [] : [bytesPart(bytes, received)]),
    ...(json === undefined ? [] : [parsed((value) => jsonPart(json.value, value, { more: false }))]),
    ...(like === undefined ? [] : [parsed((value) => jsonPart(like.value, value, { more: true }))]),
    ...paths.map((asked) => parsed((value) => tried(() => pathPart(asked, value)))),
    ...(schema === undefined ? [] : [parsed((value) => schemaPart(schema, value))]),
  ];
}

function part(right: boolean, sentence: string): MatchPart {
  return right ? fits : misfit(sentence);
}

function tried(look: () => MatchPart): MatchPart {
  try {
    return look();
  } catch (error) {
    if (error instanceof RegexTooSlow) return misfit(error.message);
    throw error;
  }
}

function closePart(code: number, { bytes }: Received): MatchPart {
  const came = closeCodeOf(bytes);
  return part(came === code, t('The close code is {0}, not {1}.', came, code));
}

function bytesPart(bytes: NonNullable<Match['bytes']>, received: Received): MatchPart {
  const expected = Buffer.from(bytesOf(bytes));
  const same = received.length === received.bytes.length && expected.equals(received.bytes);
  return part(same, t('The {0} bytes are not the {1} that were expected.', received.length, expected.length));
}

function pathPart({ path, test }: NonNullable<Match['paths']>[number], value: unknown): MatchPart {
  const found = valueAt(value, readPath(path) ?? []);
  if (valueHolds(found, test)) return fits;
  return misfit(
    t('{0} is {1}, and should be: {2}.', path, found === nothing ? t('missing') : words(found), testWords(test)),
  );
}

function sides(match: Match, received: Received): { expected: string; actual: string } {
  const { text, bytes } = match;
  if (bytes !== undefined) return { expected: hexLines(bytesOf(bytes)), actual: hexLines(received.bytes) };
  if (received.opcode === 'close') return { expected: matchWords(match), actual: frameWords(received) };
  if (received.json !== noJson && text === undefined) {
    const expected = prettyJson(expectedJson(match, received.json));
    const actual = prettyJson(received.json);
    if (expected !== undefined && actual !== undefined && expected !== actual) {
      return { expected: cut(expected), actual: cut(actual) };
    }
  }
  const actual = received.opcode === 'binary' ? hexLines(received.bytes) : received.text;
  return { expected: matchWords(match), actual: cut(received.isMessage ? actual : frameWords(received)) };
}

/** What came with what was asked for in its place. */
function expectedJson({ json, like, paths = [] }: Match, actual: unknown): unknown {
  let expected = json === undefined ? actual : inOrderOf(json.value, actual);
  if (like !== undefined) expected = withAsked(like.value, expected);
  for (const { path, test } of paths) {
    const steps = readPath(path) ?? [];
    if (tried(() => part(valueHolds(valueAt(expected, steps), test), '')).wrong === 0) continue;
    expected = withValueAt(expected, steps, test.operator === '==' ? test.value : testWords(test));
  }
  return expected;
}

/** What is expected, where nothing came to compare it with. */
export function matchWords({ is, code, text, regex, bytes, json, like, paths = [], schema }: Match): string {
  const lines = [
    ...(is === undefined || code !== undefined ? [] : [t('a {0} frame', is)]),
    ...(code === undefined ? [] : [t('a close frame with {0}', code)]),
    ...(text === undefined ? [] : [text]),
    ...(regex === undefined ? [] : [regexText(regex)]),
    ...(bytes === undefined ? [] : [hexLines(bytesOf(bytes))]),
    ...(json === undefined ? [] : [pretty(json.value)]),
    ...(like === undefined ? [] : [pretty(like.value)]),
    ...paths.map(({ path, test }) => `${path} ${testWords(test)}`),
    ...(schema === undefined ? [] : [pretty(schema)]),
  ];
  return lines.length === 0 ? t('a message') : cut(lines.join('\n'));
}

function frameWords(received: Received): string {
  if (received.opcode !== 'close') return cut(`${received.opcode} ${received.text}`.trim());
  const words = t('a close frame with {0}', closeCodeOf(received.bytes));
  return received.reason === '' ? words : `${words}\n${received.reason}`;
}

function pretty(value: JsonValue): string {
  return prettyJson(value) ?? t('JSON that is too deep to be written');
}

function hexLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, longestVerdictText / 4); at += 16) {
    lines.push([...bytes.subarray(at, at + 16)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
  }
  return lines.join('\n');
}

function cut(text: string): string {
  return text.length > longestVerdictText ? `${text.slice(0, longestVerdictText)}…` : text;
}
