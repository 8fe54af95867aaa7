/** Findings of a 101 that is not a valid one (RFC 6455 §4.1, RFC 7692). */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionProfile } from '../../../../src/contract/model.ts';
import { acceptOf, rawPeer, type Answer, type Header } from '../../../support/peers/index.ts';
import { checkedPeer, expectAmong, expectFirst, opened } from './checked.ts';

const upgrade: Header = ['Upgrade', 'websocket'];
const connection: Header = ['Connection', 'Upgrade'];
const extensions = 'Sec-WebSocket-Extensions';
const subprotocol = 'Sec-WebSocket-Protocol';

/** What a header says in the answer, besides those of a right 101. */
const alsoSays = (...header: Header): Answer => ({ extraHeaders: [header] });

describe('a 101', () => {
  it.each<[string, Answer, readonly (string | RegExp)[], Partial<ConnectionProfile>?]>([
    ['bad-accept', { accept: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }, ['Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=']],
    ['bad-accept', { headers: [upgrade, connection] }, [/^Expected: Sec-WebSocket-Accept: \S{28}$/m]],
    ['missing-upgrade', { headers: [connection] }, ['HTTP/1.1 101', 'Connection: Upgrade']],
    ['missing-upgrade', { headers: [['Upgrade', 'h2c'], connection] }, ['Upgrade: h2c']],
    ['missing-connection', { headers: [upgrade] }, ['HTTP/1.1 101', 'Upgrade: websocket']],
    ['missing-connection', { headers: [upgrade, ['Connection', 'keep-alive']] }, ['Connection: keep-alive']],
    ['unexpected-subprotocol', alsoSays(subprotocol, 'mqtt'), [`${subprotocol}: mqtt`]],
    [
      'unexpected-subprotocol',
      alsoSays(subprotocol, 'mqtt'),
      [`${subprotocol}: mqtt`, 'v1, v2'],
      { subprotocols: ['v1', 'v2'] },
    ],
    ['unexpected-extension', alsoSays(extensions, 'x-other'), [`${extensions}: x-other`]],
    [
      'unexpected-extension',
      alsoSays(extensions, 'permessage-deflate'),
      [`${extensions}: permessage-deflate`],
      { compression: false },
    ],
    [
      'bad-extension-parameters',
      alsoSays(extensions, 'permessage-deflate; server_max_window_bits=99'),
      ['server_max_window_bits=99'],
    ],
    ['bad-extension-parameters', alsoSays(extensions, 'permessage-deflate; x=1'), ['permessage-deflate; x=1']],
    [
      'bad-extension-parameters',
      alsoSays(extensions, 'permessage-deflate; server_no_context_takeover; server_no_context_takeover'),
      ['server_no_context_takeover; server_no_context_takeover'],
    ],
  ])('%s: %j', async (code, answer, evidence, profile) => {
    // A right accept is of the key that came, so that each answer is wrong in one point alone.
    const whole: Answer =
      'headers' in answer && code !== 'bad-accept' ? { bytes: (head) => raw(answer.headers!, head) } : answer;
    expectFirst(await checkedPeer({ answer: whole }, profile), { code, stage: 'upgrade', evidence });
  });

  it('no-subprotocol-chosen: a warning, and the connection stays', async () => {
    const peer = await rawPeer();
    onTestFinished(() => peer.stop());
    const { findings, subprotocol: chosen } = await opened({ url: peer.url, subprotocols: ['v1', 'v2'] });
    expect(chosen ?? '').toBe('');
    expectFirst(findings, {
      code: 'no-subprotocol-chosen',
      stage: 'upgrade',
      severity: 'warning',
      evidence: ['v1, v2'],
    });
  });

  it('that is wrong in several points has a finding for each', async () => {
    const findings = await checkedPeer({ answer: { headers: [upgrade], extraHeaders: [[subprotocol, 'mqtt']] } });
    for (const [code, evidence] of [
      ['missing-connection', 'Upgrade: websocket'],
      ['bad-accept', 'Expected: Sec-WebSocket-Accept: '],
      ['unexpected-subprotocol', `${subprotocol}: mqtt`],
    ] as const) {
      expectAmong(findings, { code, stage: 'upgrade', evidence: [evidence] });
    }
  });

  it('with all that was offered is good', async () => {
    const peer = await rawPeer({
      answer: {
        extraHeaders: [
          [subprotocol, 'v2'],
          [extensions, 'permessage-deflate; server_no_context_takeover'],
        ],
      },
    });
    onTestFinished(() => peer.stop());
    const { findings, subprotocol: chosen } = await opened({ url: peer.url, subprotocols: ['v1', 'v2'] });
    expect(findings).toEqual([]);
    expect(chosen).toBe('v2');
  });
});

function raw(headers: readonly Header[], requestHead: string): Uint8Array {
  const key = /^sec-websocket-key:[ \t]*(\S*)/im.exec(requestHead)?.[1] ?? '';
  const lines = [...headers, ['Sec-WebSocket-Accept', acceptOf(key)] as const];
  return Buffer.from(`HTTP/1.1 101 Switching Protocols\r\n${lines.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`);
}
