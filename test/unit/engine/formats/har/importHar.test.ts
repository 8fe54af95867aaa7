/** HAR that is damaged, or made to do harm. How others write it: harOfOthers.test.ts. */
import { describe, expect, it } from 'vitest';
import { framesOf } from '../../../../support/captures.ts';
import { openedHar } from '../../../../support/formats/roundTrip.ts';

describe('a HAR that is damaged', () => {
  const entry = (data: string): string =>
    `{"_webSocketMessages":[${data}],"request":{"url":"ws://example.test/","headers":[]},"response":{"status":101}}`;
  const message = '{"type":"send","time":1767225600,"opcode":1,"data":"whole"}';
  const log = (...entries: string[]): string => `{"log":{"entries":[${entries.join()}]}}`;

  it('is read as far as it goes', async () => {
    const whole = log(entry(message), entry(`${message},{"type":"send","data":"cut off"}`));
    const [one, two] = await openedHar(whole.slice(0, whole.indexOf(' off')));
    expect(framesOf(one!)).toEqual(['1 out 81 whole']);
    expect(one!.snapshot().damage).toBeUndefined();
    expect(framesOf(two!)).toEqual(['1 out 81 whole']);
    expect(two!.snapshot().damage).toMatch(/^The file could not be read to its end. At byte \d+: /);
  });

  it('has names that mean something to JavaScript, and nothing comes of it', async () => {
    const hostile = log(
      `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${entry(message).slice(1)}`,
    );
    const [session] = await openedHar(hostile);
    expect(framesOf(session!)).toEqual(['1 out 81 whole']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is refused with the place where there is nothing in it', async () => {
    const why = async (text: string): Promise<string> => {
      const error: unknown = await openedHar(text).catch((refused: unknown) => refused);
      return (error as { failure: { cause: string } }).failure.cause;
    };
    expect(await why('{"log":')).toBe('At byte 7: the file ends before its last bracket.');
    expect(await why('{"log":{"entries":7}}')).toBe('At byte 0: it is no HAR: it has no “log” with “entries”.');
    expect(await why('{"log":{"entries":[}')).toBe('At byte 19: a bracket is in the wrong place.');
    expect(await why(`{"log":${'['.repeat(100_000)}`)).toBe(
      'At byte 206: there are more than 200 levels of lists and objects.',
    );
    expect(await why(log(entry('{"type":"send","opcode":2,"data":"no base64!"}')))).toMatch(
      /^At byte \d+: the data of a binary message is no Base64\.$/,
    );
    await expect(openedHar(log())).rejects.toMatchObject({ code: 'no-conversation' });
  });
});
