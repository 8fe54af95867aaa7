import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../../src/contract/model.ts';
import { lensesOf } from '../../../../src/host/drafts/lensWords.ts';

const titles = (...from: Parameters<typeof lensesOf>) => lensesOf(...from).map(({ title }) => title);
const feed = (state: SessionState) => ({ label: 'feed', state });

describe('what stands above a document', () => {
  it('sends where the connection is open', () => {
    expect(lensesOf(feed('open'), { kind: 'json' }).map(({ title, command }) => [title, command])).toEqual([
      ['$(send) Send to feed', 'sendDocument'],
      ['Send and close', 'sendDocumentAndClose'],
      ['Back to composer', 'backToComposer'],
      ['${…} is sent as written', 'toggleDocumentVariables'],
    ]);
  });

  it('says where it is not, and connects again', () => {
    expect(titles(feed('reconnecting'), { kind: 'text' })[0]).toBe('$(watch) feed is being connected');
    expect(lensesOf(feed('connecting'), { kind: 'text' })[0]?.command).toBeUndefined();
    expect(lensesOf(feed('closed'), { kind: 'text' })[0]).toMatchObject({
      title: '$(debug-restart) feed is closed: connect again',
      command: 'reconnect',
    });
    for (const state of ['closed', 'connecting', 'closing', 'reconnecting'] as const)
      expect(titles(feed(state), { kind: 'text' })).not.toContain('Send and close');
  });

  it('asks for another one where it was removed', () => {
    expect(titles(undefined, { kind: 'text' })).toEqual(['$(send) Send to…', '${…} is sent as written']);
  });

  it('says how the text is read', () => {
    const tooltips = (
      [
        { kind: 'text', how: { escapes: true, variables: true } },
        { kind: 'text' },
        { kind: 'json' },
        { kind: 'hex' },
        { kind: 'base64' },
      ] as const
    ).map((draft) => lensesOf(feed('open'), draft)[0]?.tooltip);
    expect(tooltips).toEqual([
      'As a text message, its escapes read',
      'As a text message',
      'As a text message, checked to be JSON',
      'As bytes, read from hex',
      'As bytes, read from Base64',
    ]);
    expect(titles(feed('open'), { kind: 'text', how: { variables: true } })).toContain('${…} is filled in');
  });
});
