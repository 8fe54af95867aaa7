import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/contract/finding.ts';
import { FindingView } from '../../../../webview/handshake/FindingView.tsx';
import { contentsOf, drawn, elementsOf, textOf, type Drawn } from '../drawn.ts';

const finding: Finding = {
  code: 'not-found',
  severity: 'error',
  stage: 'response',
  evidence: 'HTTP/1.1 404 <b>Not</b> Found\u202e\nServer: x',
  cause: 'The server knows no such path.',
  remedy: 'Check the path.',
};
const tagsOf = (node: Drawn | string): string[] =>
  typeof node === 'string' ? [] : [node.tag, ...node.children.flatMap(tagsOf)];

describe('a finding', () => {
  it('says why, what to do, what from, and its code', () => {
    const view = <FindingView finding={finding} />;
    expect(contentsOf(view, 'cause')).toEqual(['Error: The server knows no such path.']);
    expect(contentsOf(view, 'remedy')).toEqual(['Check the path.']);
    expect(contentsOf(view, 'finding-code')).toEqual(['not-found · response']);
    expect(elementsOf(view, 'evidence').map(({ props }) => props['open'])).toEqual([true]);
  });

  it('shows evidence as text alone, and nothing of it hidden', () => {
    const view = <FindingView finding={finding} />;
    expect(textOf(view)).toContain('404 <b>Not</b> Found\\u202e\nServer: x');
    expect(drawn(view).flatMap(tagsOf)).not.toContain('b');
  });

  it('is told at once where it is why the connection failed', () => {
    const alerts = (what?: string): unknown[] =>
      drawn(<FindingView finding={finding} what={what} />)
        .flatMap((node) => (typeof node === 'string' ? [] : node.children))
        .flatMap((node) => (typeof node === 'string' ? [] : node.children))
        .map((node) => typeof node !== 'string' && node.props['role'])
        .filter((role) => role === 'alert');
    expect(alerts('It could not be connected.')).toHaveLength(1);
    expect(alerts()).toHaveLength(0);
    expect(textOf(<FindingView finding={finding} what="It failed." />)).toContain('It failed.');
  });

  it('folds the evidence of a warning, and has none where there is none', () => {
    const warning = <FindingView finding={{ ...finding, severity: 'warning' }} />;
    expect(elementsOf(warning, 'evidence').map(({ props }) => props['open'])).toEqual([false]);
    expect(elementsOf(<FindingView finding={{ ...finding, evidence: '' }} />, 'evidence')).toEqual([]);
  });
});
