import { describe, expect, it } from 'vitest';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { ComposerModel } from '../../../../webview/composer/composerModel.ts';
import { fakeHost, refusal, settled } from '../fakeHost.ts';

type Answers = Parameters<typeof fakeHost<PanelCalls, PanelEvents>>[0];

function open(answers: Answers = {}) {
  const { host, calls } = fakeHost<PanelCalls, PanelEvents>({ send: () => null, ...answers });
  return { composer: new ComposerModel(host), calls };
}

describe('the composer', () => {
  it('sends what is written, as it is written, and empties itself', async () => {
    const { composer, calls } = open();
    composer.write('a\r\n\u001e ');
    await composer.send();
    expect(calls).toEqual([{ method: 'send', params: { kind: 'text', text: 'a\r\n\u001e ' } }]);
    expect(composer.draft.value).toBe('');
    expect(composer.history.older()).toEqual({ kind: 'text', text: 'a\r\n\u001e ' });
  });

  it('sends as the form for advanced sending says while that is there, and as usual without it', async () => {
    const { composer, calls } = open();
    composer.fields.value = { ...composer.fields.value, fragment: '3' };
    composer.write('a');
    await composer.submit();
    composer.advancedShown.value = true;
    composer.write('b');
    await composer.submit();
    composer.fields.value = { ...composer.fields.value, fragment: 'x' };
    composer.write('c');
    await composer.submit();
    expect(calls.map(({ params }) => params)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'b', how: { fragment: 3 } },
    ]);
    expect(composer.failure.value).toMatchObject({ code: 'not-a-number' });
  });

  it('tells that a message went out until the next text is begun', async () => {
    const { composer } = open();
    composer.write('hello');
    expect(composer.wentOut.value).toBe(false);
    await composer.send();
    expect(composer.wentOut.value).toBe(true);
    composer.write('');
    expect(composer.wentOut.value).toBe(true);
    composer.write('n');
    expect(composer.wentOut.value).toBe(false);
  });

  it('tells nothing of a file that was not chosen', async () => {
    const chosen = [false, true];
    const { composer } = open({ sendFile: () => chosen.shift() ?? false });
    await composer.sendFile();
    expect(composer.wentOut.value).toBe(false);
    await composer.sendFile();
    expect(composer.wentOut.value).toBe(true);
  });

  it('keeps what could not be sent, and says why', async () => {
    const { composer } = open({
      send: () => {
        throw refusal('The connection is closed.');
      },
    });
    composer.write('hello');
    await composer.send();
    expect(composer.draft.value).toBe('hello');
    expect(composer.failure.value).toMatchObject({ message: 'The connection is closed.' });
    expect(composer.history.older()).toBeUndefined();
    composer.write('hello again');
    expect(composer.failure.value).toBeUndefined();
  });

  it('does not send what is not JSON as JSON, and says where it ends to be', async () => {
    const { composer, calls } = open();
    composer.put({ kind: 'json', text: '{"a":1,}' });
    await composer.send();
    expect(calls).toEqual([]);
    expect(composer.failure.value?.cause).toBe('Line 1, column 8: a name in double quotes is expected.');
    expect(composer.draft.value).toBe('{"a":1,}');
  });

  it('never reformats JSON', async () => {
    const { composer, calls } = open();
    const text = ' {"big":12345678901234567890,\n"a":1,"a":2} ';
    composer.put({ kind: 'json', text });
    await composer.send();
    expect(calls).toEqual([{ method: 'send', params: { kind: 'json', text } }]);
  });

  it('leaves alone what is written while a message is on its way', async () => {
    let arrive: (value: null) => void = () => undefined;
    const { composer, calls } = open({ send: () => new Promise((resolve) => (arrive = resolve)) });
    composer.write('first');
    const sending = composer.send();
    await settled();
    expect(composer.sending.value).toBe(true);
    await composer.send();
    composer.write('second');
    arrive(null);
    await sending;
    expect(calls).toHaveLength(1);
    expect(composer.draft.value).toBe('second');
    expect(composer.sending.value).toBe(false);
  });

  it('takes a row to edit, and asks for the focus', async () => {
    const { composer } = open({ compose: ({ id }) => ({ kind: 'hex', text: `0${id}` }) });
    await composer.edit(7);
    expect(composer.kind.value).toBe('hex');
    expect(composer.draft.value).toBe('07');
    expect(composer.focusAsked.value).toBe(1);
  });

  it('fills in variables only where that is switched on, and leaves their check to the host', async () => {
    const { composer, calls } = open();
    composer.put({ kind: 'json', text: '{"id": ${counter}}', how: { variables: true } });
    await composer.send();
    composer.put({ kind: 'json', text: '{"id": ${counter}}' });
    await composer.send();
    expect(calls).toEqual([
      { method: 'send', params: { kind: 'json', text: '{"id": ${counter}}', how: { variables: true } } },
    ]);
    expect(composer.failure.value?.code).toBe('not-json');
  });

  it('reads what is put there as it was read then: a row to edit as it is', async () => {
    const { composer } = open({ compose: () => ({ kind: 'text', text: '\\x41 ${host}' }) });
    composer.escapes.value = true;
    composer.variables.value = true;
    composer.write('\\n ${a}');
    await composer.send();
    await composer.edit(7);
    expect(composer.written()).toEqual({ kind: 'text', text: '\\x41 ${host}' });
    composer.put(composer.history.older()!);
    expect(composer.written()).toEqual({ kind: 'text', text: '\\n ${a}', how: { escapes: true, variables: true } });
  });

  it('opens the form for advanced sending where a template is sent so', async () => {
    const { composer } = open({ template: () => ({ kind: 'hex', text: '00', how: { fragment: 2 } }) });
    await composer.insert('an id');
    expect([composer.written(), composer.fields.value.fragment, composer.advancedShown.value]).toEqual([
      { kind: 'hex', text: '00' },
      '2',
      true,
    ]);
    expect(composer.focusAsked.value).toBe(0);
  });

  it('keeps what was changed while a document was opened, or JSON formatted', async () => {
    const { composer } = open({
      editAsDocument: () => (composer.write('changed'), null),
      format: () => (composer.write('changed again'), '[\n]'),
    });
    composer.put({ kind: 'json', text: '[]' });
    await composer.editAsDocument();
    expect(composer.draft.value).toBe('changed');
    await composer.format();
    expect(composer.draft.value).toBe('changed again');
  });

  it('takes what is handed to it, once', async () => {
    const offered = [{ kind: 'text' as const, text: 'from a document', how: { escapes: true } }];
    const { composer } = open({ takeDraft: () => offered.pop() ?? null });
    composer.write('mine');
    await composer.take();
    expect(composer.written()).toEqual({ kind: 'text', text: 'from a document', how: { escapes: true } });
    composer.write('mine again');
    await composer.take();
    expect(composer.draft.value).toBe('mine again');
  });

  it('says why a row cannot be edited and keeps the draft', async () => {
    const { composer } = open({
      compose: () => {
        throw refusal('It is too long.');
      },
    });
    composer.write('mine');
    await composer.edit(7);
    expect(composer.draft.value).toBe('mine');
    expect(composer.failure.value?.message).toBe('It is too long.');
  });

  it('sends a file, and the draft stays', async () => {
    const { composer, calls } = open({ sendFile: () => true });
    composer.write('mine');
    await composer.sendFile();
    expect(calls).toEqual([{ method: 'sendFile', params: null }]);
    expect(composer.draft.value).toBe('mine');
  });
});
