import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('pusher');
const established = JSON.stringify({
  event: 'pusher:connection_established',
  data: '{"socket_id":"45.5","activity_timeout":120}',
});
const succeeded = '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"private-chat"}';
const presence = JSON.stringify({
  event: 'pusher:subscribe',
  data: { auth: 'a:b', channel: 'presence-chat', channel_data: '{"user_id":"7"}' },
});

// pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol
describe('Pusher Channels', () => {
  it('reads what is JSON in texts', () => {
    expect(read(codec, established)).toMatchObject({ data: { socket_id: '45.5', activity_timeout: 120 } });
    expect(read(codec, presence)).toMatchObject({ data: { channel_data: { user_id: '7' } } });
    expect(read(codec, '{"event":"e","data":"just words"}')).toEqual({ event: 'e', data: 'just words' });
    expect(refusedAt(codec, '{"event" "e"}')).toBe(9);
  });

  it.each([
    [established, 'pusher:connection_established 45.5'],
    [presence, 'pusher:subscribe presence-chat {"user_id":"7"}'],
    [succeeded, 'pusher_internal:subscription_succeeded private-chat'],
    ['{"event":"new-message","channel":"chat","data":"{\\"body\\":\\"hi\\"}"}', 'new-message chat {"body":"hi"}'],
    ['{"event":"client-typing","channel":"presence-chat","data":{},"user_id":"7"}', 'client-typing presence-chat @7'],
    [
      '{"event":"pusher:error","data":{"code":4004,"message":"App is over quota"}}',
      'pusher:error 4004 App is over quota',
    ],
    ['{"event":"pusher:unsubscribe","data":{"channel":"chat"}}', 'pusher:unsubscribe chat'],
    ['{"event":"pusher:ping","data":{}}', 'pusher:ping'],
  ])('has a line for %s', (text, said) => {
    expect(line(codec, text)).toBe(said);
  });

  it('knows what answers what', () => {
    expect(ids(codec, '{"event":"pusher:subscribe","data":{"channel":"private-chat"}}')).toEqual([
      'request channel private-chat',
    ]);
    expect(ids(codec, succeeded)).toEqual(['reply channel private-chat']);
    expect(ids(codec, '{"event":"pusher:ping","data":{}}')).toEqual(['request ping']);
    expect(ids(codec, '{"event":"pusher:pong","data":{}}')).toEqual(['reply ping']);
    expect(ids(codec, '{"event":"pusher:signin","data":{}}')).toEqual(['request signin']);
    expect(ids(codec, '{"event":"pusher:signin_success","data":{}}')).toEqual(['reply signin']);
    expect(ids(codec, '{"event":"new-message","channel":"a","data":""}')).toEqual([]);
  });

  it('is recognised by its address and by its events', () => {
    expect(sure('pusher', evidence([], { url: 'wss://ws-eu.pusher.com/app/key?protocol=7&client=js' }))).toBe(0.95);
    expect(sure('pusher', evidence([`< ${established}`, '< {"event":"a","data":""}']))).toBe(0.95);
    expect(sure('pusher', evidence(['< {"event":"a","data":""}']))).toBe(0);
  });

  it.each([
    established,
    presence,
    succeeded,
    '{"event":"client-typing","channel":"a","data":{"b":[1]}}',
    '{"event":"new-message","channel":"chat","data":"{\\"body\\":\\"hi\\"}"}',
  ])('writes %s again', (text) => {
    const written = codec.encode!(codec.decode(payload(text)));
    expect('text' in written && JSON.parse(written.text)).toEqual(JSON.parse(text));
  });
});
