import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../../src/contract/engine.ts';
import type { Draft } from '../../../../src/contract/panel.ts';
import { RpcError } from '../../../../src/contract/rpc.ts';
import { resolveMessage } from '../../../../src/host/profiles/variables/resolveMessage.ts';
import { DraftSender } from '../../../../src/host/sending/draftSender.ts';
import type { HostSession } from '../../../../src/host/sessions/hostSession.ts';
import { scopeOf } from '../profiles/variables/scopeOf.ts';

const scope = scopeOf({ variables: { host: 'h' } });

function open({ state = 'open', secret = 'value' }: { state?: string; secret?: string } = {}) {
  const sent: Outgoing[] = [];
  const asked: string[] = [];
  let refusal: RpcError | undefined;
  const session = {
    snapshot: { state, label: 'feed' },
    source: { url: 'ws://h' },
    origin: 'ws://h',
    call: (_: string, { message }: { message: Outgoing }) =>
      refusal ? Promise.reject(refusal) : Promise.resolve(void sent.push(message)),
  } as unknown as HostSession;
  const sender = new DraftSender((message, { origin }) =>
    resolveMessage(
      message,
      scope,
      {
        input: (prompt) => (asked.push(prompt), Promise.resolve(prompt)),
        secret: (name) => (asked.push(name), Promise.resolve(secret)),
        allow: () => Promise.resolve(true),
      },
      origin,
    ),
  );
  const send = (kind: Draft['kind'], text: string, how?: Draft['how']): Promise<void> =>
    sender.send(session, { kind, text, ...(how && { how }) });
  return { sender, session, sent, asked, send, refuse: (error?: RpcError) => (refusal = error) };
}

describe('sending what is written', () => {
  it('sends it as it is, dollar signs too, unless variables are asked for', async () => {
    const { send, sent, asked } = open();
    await send('text', '${input:x} $${host} ${');
    await send('json', '{"a":"${host}"}', { compress: false });
    expect(sent).toEqual([
      { kind: 'text', text: '${input:x} $${host} ${' },
      { kind: 'text', text: '{"a":"${host}"}', compress: false },
    ]);
    expect(asked).toEqual([]);
  });

  it('fills in variables, and hands on nothing else of how it is written', async () => {
    const { send, sent } = open();
    await send('text', '${host} $${host}', { variables: true, fragment: 2 });
    await send('hex', '0${counter}', { variables: true });
    await send('json', '{"${host}": "${input:"}"}', { variables: true });
    expect(sent).toEqual([
      { kind: 'text', text: 'h ${host}', fragment: 2 },
      { kind: 'binary', bytes: Uint8Array.of(1) },
      { kind: 'text', text: '{"h": "\\""}' },
    ]);
  });

  it('reads escapes in what is written, and in no value', async () => {
    const { send, sent } = open();
    await send('text', '\\x41${input:\\x42}\\n', { variables: true, escapes: true });
    expect(sent).toEqual([{ kind: 'text', text: 'A\\x42\n' }]);
    await expect(send('text', '${host}\\q', { variables: true, escapes: true })).rejects.toMatchObject({
      code: 'bad-escape',
      message: '“\\q” at position 8 is no escape.',
    });
  });

  it('counts the messages of a connection that hold the counter, and went out', async () => {
    const { send, sent, sender, session } = open();
    await send('text', '${counter}${counter}', { variables: true });
    await send('text', '${host}', { variables: true });
    await expect(send('json', '${counter}}', { variables: true })).rejects.toMatchObject({ code: 'json' });
    const next = await sender.prepare(session, { kind: 'text', text: '${counter}', how: { variables: true } });
    expect([next(), next()].map((message) => 'text' in message && message.text)).toEqual(['2', '3']);
    expect(sent.map((message) => 'text' in message && message.text)).toEqual(['11', 'h']);
  });

  it('asks nobody where nothing can be sent', async () => {
    const { send, asked } = open({ state: 'closed' });
    await expect(send('text', '${input:x}', { variables: true })).rejects.toMatchObject({
      failure: { code: 'not-open', cause: 'The connection “feed” is not open.' },
    });
    expect(asked).toEqual([]);
  });

  it('tells no secret where the message is wrong with it', async () => {
    const { send } = open({ secret: 'sec"ret-0815' });
    const failed = send('json', '{"a": ${secret:key}}', { variables: true });
    await expect(failed).rejects.toMatchObject({
      code: 'json',
      message: 'With the values of its variables it cannot be sent.',
    });
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('sec') as string });
    await expect(send('json', '{"a": ${host}}', { variables: true })).rejects.toMatchObject({
      message: expect.stringContaining('at "h}"') as string,
    });
  });
});
