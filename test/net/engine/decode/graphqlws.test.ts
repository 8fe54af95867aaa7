import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createClient } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';

// The same instance as graphql-ws has.
const { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } = createRequire(import.meta.url)(
  'graphql',
) as typeof import('graphql');

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString, resolve: () => 'world' } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      count: {
        type: GraphQLInt,
        subscribe: async function* () {
          for (const count of [1, 2]) yield await Promise.resolve({ count });
        },
      },
    },
  }),
});

describe('GraphQL over WebSocket, beside graphql-ws', () => {
  it('tells what server and client say, and pairs operations with their first result', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    const serving = useServer({ schema }, server);
    await new Promise<void>((resolve) => server.once('listening', resolve));
    const opened: EngineSocket[] = [];
    class Socket extends EngineSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols);
        opened.push(this);
      }
    }
    const client = createClient({
      url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      webSocketImpl: Object.assign(Socket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }),
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => undefined,
    });
    onTestFinished(async () => {
      await client.dispose();
      await serving.dispose();
      server.close();
    });
    const results = async (query: string, operationName?: string): Promise<unknown[]> => {
      const got: unknown[] = [];
      for await (const result of client.iterate({ query, ...(operationName === undefined ? {} : { operationName }) }))
        got.push(result);
      return got;
    };
    expect(await results('query Greeting { hello }', 'Greeting')).toEqual([{ data: { hello: 'world' } }]);
    expect(await results('subscription { count }')).toHaveLength(2);
    await expect(results('{ nothing }')).rejects.toBeDefined();
    const rows = await opened[0]!.rows();
    const said = rows.map(({ preview }) => preview.replace(/#\S+/, '#'));
    expect(said).toEqual([
      'connection_init',
      'connection_ack',
      'subscribe # Greeting',
      'next # {"hello":"world"}',
      'complete #',
      'subscribe # subscription { count }',
      'next # {"count":1}',
      'next # {"count":2}',
      'complete #',
      'subscribe # { nothing }',
      expect.stringMatching(/^error # Cannot query field "nothing"/),
    ]);
    const answers = (await opened[0]!.answered()).map(([asked, answer]) => [asked.split(' ')[0], answer.split(' ')[0]]);
    expect(answers).toEqual([
      ['connection_init', 'connection_ack'],
      ['subscribe', 'next'],
      ['subscribe', 'next'],
      ['subscribe', 'error'],
    ]);
    expect(opened[0]!.engine.snapshot.decoder).toEqual({
      chain: 'graphqlws',
      by: 'evidence',
      sure: 1,
      evidence: ['subprotocol', 'messages'],
    });
  });
});
