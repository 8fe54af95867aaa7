import { describe, expect, it } from 'vitest';
import { extensionFindings } from '../../../../src/engine/doctor/extensionFindings.ts';
import { answered, examined, profile, switching } from './attempts.ts';

const offer = 'permessage-deflate; client_max_window_bits';

function told(answer: string | undefined, offered = offer, by = profile()) {
  const lines = answer === undefined ? switching : [...switching, `Sec-WebSocket-Extensions: ${answer}`];
  const headers = offered === '' ? [] : [`Sec-WebSocket-Extensions: ${offered}`];
  return extensionFindings(examined(answered(lines, undefined, { headers }), by));
}

describe('the extensions of an answer', () => {
  it.each([undefined, 'permessage-deflate', 'permessage-deflate; client_max_window_bits=12'])(
    '%s is well',
    (answer) => {
      expect(told(answer)).toEqual([]);
    },
  );

  it('were not offered', () => {
    expect(told('permessage-deflate', '')).toMatchObject([
      {
        code: 'unexpected-extension',
        evidence: expect.stringMatching(/^Sent: no Sec-WebSocket-Extensions\n/) as string,
      },
    ]);
  });

  it.each([
    ['permessage-deflate; client_max_window_bits', /client_max_window_bits: has no value/],
    ['permessage-deflate; =', /cannot be read, at character 20/],
    ['', /cannot be read/],
  ])('%j are wrong', (answer, cause) => {
    const [found] = told(answer);
    expect(found).toMatchObject({ code: 'bad-extension-parameters', fix: { profile: { compression: false } } });
    expect(found?.cause).toMatch(cause);
    expect(found?.evidence).toContain(`Sent: Sec-WebSocket-Extensions: ${offer}`);
  });

  it('may be wrong in both ways', () => {
    const found = told('x-other, permessage-deflate; y');
    expect(found.map(({ code }) => code)).toEqual(['unexpected-extension', 'bad-extension-parameters']);
    expect(found[0]?.evidence).not.toContain('no parameter');
  });

  it('have no fix where nothing is compressed already', () => {
    expect(told('x; =', 'x', profile({ compression: false }))[0]?.fix).toBeUndefined();
  });
});
