import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('actioncable');
const identifier = '{"channel":"ChatChannel","room":1}';
const subscribe = JSON.stringify({ command: 'subscribe', identifier });
const speak = JSON.stringify({ command: 'message', identifier, data: '{"body":"hi","action":"speak"}' });

// guides.rubyonrails.org/action_cable_overview.html; actioncable/app/javascript/action_cable of Rails 8.1.
describe('Action Cable', () => {
  it('reads what is JSON in texts', () => {
    expect(read(codec, speak)).toEqual({
      command: 'message',
      identifier: { channel: 'ChatChannel', room: 1 },
      data: { body: 'hi', action: 'speak' },
    });
    expect(read(codec, '{"identifier":"{broken","message":1}')).toEqual({ identifier: '{broken', message: 1 });
    expect(refusedAt(codec, '{"command":')).toBe(11);
  });

  it.each([
    ['{"type":"welcome"}', 'welcome'],
    ['{"type":"ping","message":1718000000}', 'ping 1718000000'],
    [subscribe, 'subscribe ChatChannel {"room":1}'],
    [JSON.stringify({ identifier, type: 'confirm_subscription' }), 'confirm_subscription ChatChannel {"room":1}'],
    [JSON.stringify({ identifier, message: { body: 'hi' } }), 'message ChatChannel {"room":1} {"body":"hi"}'],
    [speak, 'message ChatChannel#speak {"room":1} {"body":"hi"}'],
    ['{"type":"disconnect","reason":"unauthorized","reconnect":false}', 'disconnect unauthorized for good'],
    ['{"command":"unsubscribe","identifier":"{\\"channel\\":\\"A\\"}"}', 'unsubscribe A'],
    ['{"command":"message","identifier":"odd","data":"text"}', 'message odd "text"'],
  ])('has a line for %s', (text, said) => {
    expect(line(codec, text)).toBe(said);
  });

  it('knows what answers what', () => {
    expect(ids(codec, subscribe)).toEqual([`request subscription ${identifier}`]);
    expect(ids(codec, JSON.stringify({ identifier, type: 'reject_subscription' }))).toEqual([
      `reply subscription ${identifier}`,
    ]);
    expect(ids(codec, speak)).toEqual([]);
  });

  it('is recognised by its subprotocol and by its identifiers', () => {
    expect(sure('actioncable', evidence([], { subprotocol: 'actioncable-v1-json' }))).toBe(1);
    expect(sure('actioncable', evidence(['< {"type":"welcome"}', `> ${subscribe}`]))).toBe(0.9);
    expect(sure('actioncable', evidence(['< {"type":"welcome"}', '< {"type":"ping"}']))).toBe(0);
  });

  it.each([subscribe, speak, '{"type":"welcome"}'])('writes %s again', (text) => {
    expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
  });
});
