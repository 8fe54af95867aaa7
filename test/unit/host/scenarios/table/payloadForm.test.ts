import { describe, expect, it } from 'vitest';
import { formOf, inForm, payloadOf } from '../../../../../src/host/scenarios/table/payloadForm.ts';

describe('the form of a payload', () => {
  it.each([
    ['text', '{"a":1}', { json: { a: 1 } }],
    [{ json: { a: 1 } }, '{"a":1}', '{"a":1}'],
    ['grüße', '6772c3bcc39f65', { hex: '6772c3bcc39f65' }],
    [{ hex: '6772c3bcc39f65' }, 'grüße', 'grüße'],
    [{ text: 'a' }, 'YQ==', { base64: 'YQ==' }],
    // What looks like a variable, and is none, stays none.
    ['$${x}', '247b787d', { hex: '247b787d' }],
    [{ hex: '247b787d' }, '$${x}', '$${x}'],
  ] as const)('%j is also written as %s', (payload, value, expected) => {
    const from = payload === 'text' ? value : payload;
    const form = formOf(expected).form;
    expect(inForm(from, form)).toEqual(expected);
    expect(formOf(inForm(from, form)).value).toBe(value);
  });

  it.each([
    ['json', '{"a":', 'It was not changed.'],
    ['hex', '0g', 'It was not changed.'],
    ['base64', '???', 'It was not changed.'],
  ] as const)('%s is not %s', (form, value, message) => {
    expect(() => payloadOf(form, value)).toThrow(message);
  });

  it('takes variables where bytes are written, whose bytes are not known yet', () => {
    expect(payloadOf('hex', '01${id}')).toEqual({ hex: '01${id}' });
    expect(() => inForm({ hex: '01${id}' }, 'base64')).toThrow('It was not changed.');
    expect(() => inForm({ hex: 'ff' }, 'text')).toThrow('It was not changed.');
  });
});
