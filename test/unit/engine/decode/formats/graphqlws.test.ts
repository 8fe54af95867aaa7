import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('graphqlws');
const subscribe = '{"id":"1","type":"subscribe","payload":{"query":"subscription { greetings }"}}';

// github.com/enisdenjo/graphql-ws, PROTOCOL.md; github.com/apollographql/subscriptions-transport-ws, PROTOCOL.md
describe('GraphQL over WebSocket', () => {
  it('reads messages', () => {
    expect(read(codec, subscribe)).toEqual(JSON.parse(subscribe));
    expect(refusedAt(codec, '{"type":')).toBe(8);
  });

  it('has a line for each', () => {
    expect(line(codec, subscribe)).toBe('subscribe #1 subscription { greetings }');
    expect(
      line(codec, '{"id":"1","type":"start","payload":{"operationName":"Greet","query":"x","variables":{"a":1}}}'),
    ).toBe('start #1 Greet {"a":1}');
    expect(line(codec, '{"id":"1","type":"next","payload":{"data":{"greetings":"Hi"}}}')).toBe(
      'next #1 {"greetings":"Hi"}',
    );
    expect(line(codec, '{"id":"1","type":"error","payload":[{"message":"Cannot query"}]}')).toBe(
      'error #1 Cannot query',
    );
    const failed = '{"data":{"a":null},"errors":[{"message":"No a"},{"message":"No b"}]}';
    expect(line(codec, `{"id":"1","type":"next","payload":${failed}}`)).toBe('next #1 error No a; No b {"a":null}');
    expect(line(codec, '{"id":"1","type":"data","payload":{"data":null,"errors":[{"message":"No"}]}}')).toBe(
      'data #1 error No',
    );
    expect(line(codec, '{"type":"connection_error","payload":{"message":"Who?"}}')).toBe('connection_error Who?');
    expect(line(codec, '{"type":"connection_ack"}')).toBe('connection_ack');
  });

  it('knows what answers what', () => {
    expect(ids(codec, subscribe)).toEqual(['request operation 1']);
    expect(ids(codec, '{"id":"1","type":"next","payload":{}}')).toEqual(['reply operation 1']);
    expect(ids(codec, '{"type":"connection_init"}')).toEqual(['request connection']);
    expect(ids(codec, '{"type":"connection_ack"}')).toEqual(['reply connection']);
    expect(ids(codec, '{"type":"ka"}')).toEqual([]);
  });

  it('is recognised by its subprotocols and by its beginning', () => {
    expect(sure('graphqlws', evidence([], { subprotocol: 'graphql-transport-ws' }))).toBe(1);
    expect(sure('graphqlws', evidence([], { subprotocol: 'graphql-ws' }))).toBe(1);
    expect(sure('graphqlws', evidence(['> {"type":"connection_init"}', '< {"type":"ka"}']))).toBe(0.9);
    expect(sure('graphqlws', evidence(['> {"type":"hello"}']))).toBe(0);
  });

  it('writes messages', () => {
    expect(codec.encode!(codec.decode(payload(subscribe)))).toEqual({ text: subscribe });
  });
});
