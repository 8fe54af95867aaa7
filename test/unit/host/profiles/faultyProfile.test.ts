import { describe, expect, it } from 'vitest';
import { faultWords, faultyName, lineOfFault } from '../../../../src/host/profiles/faultyProfile.ts';
import { parseProfileFile } from '../../../../src/host/profiles/profileFile.ts';

const text = `{ "profiles": [
  { "name": "a", "url": "ws://a", "timeouts": { "connect": "5s" },
    "autoPong": 1 },
  { "url": 7, "name": " " }
] }`;
const [a, unnamed] = parseProfileFile(text).faulty;

describe('a faulty profile', () => {
  it('is called as it is, or by its place', () => {
    expect([faultyName(a!), faultyName(unnamed!)]).toEqual(['a', 'Profile 2 of the list']);
  });

  it('says what is wrong, the first in the file first', () => {
    expect(faultWords(a!)).toMatch(/^`timeouts\.connect` must be a number from 1 to \d+\. And 1 more\.$/);
    expect(faultWords({ ...a!, errors: [a!.errors[0]] })).not.toContain('more');
  });

  it('says where', () => {
    expect(a!.errors.map((error) => lineOfFault(text, error))).toEqual([2, 3]);
  });
});
