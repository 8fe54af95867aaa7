import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFatal, severities } from '../../../../src/engine/doctor/codes.ts';
import { finding } from '../../../../src/engine/doctor/finding.ts';

const document = readFileSync(join(import.meta.dirname, '../../../../docs/doctor.md'), 'utf8');
const documented = [...document.matchAll(/^\| `([\w.-]+)` +\|/gm)].map(([, code]) => code);

describe('the codes of the doctor', () => {
  it('are those of docs/doctor.md, each once', () => {
    expect(documented.toSorted()).toEqual(Object.keys(severities).toSorted());
  });

  it('are documented with when, evidence and remedy', () => {
    const rows = document.split('\n').filter((line) => /^\| `[\w.-]+` +\|/.test(line));
    const cells = rows.map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(cells.filter((row) => row.length !== 4 || row.includes(''))).toEqual([]);
  });

  it('are documented as warnings where they are', () => {
    const warnings = Object.entries(severities).flatMap(([code, severity]) => (severity === 'warning' ? [code] : []));
    const marked = [...document.matchAll(/^\| `([\w.-]+)` +\| Warning: /gm)].map(([, code]) => code);
    expect(marked.toSorted()).toEqual(warnings.toSorted());
  });

  it('fail a connection where RFC 6455 §4.1 says so', () => {
    const fatal = (code: keyof typeof severities): boolean =>
      isFatal(finding({ code, stage: 'upgrade', evidence: [], cause: '.', remedy: '.' }));
    expect(fatal('bad-accept') && fatal('unexpected-subprotocol') && fatal('unexpected-extension')).toBe(true);
    expect(fatal('no-subprotocol-chosen')).toBe(false);
  });
});
