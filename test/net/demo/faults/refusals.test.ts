import { describe, expect, it } from 'vitest';
import { openClient, refusalOf } from '../../../support/peers/index.ts';
import { useDemoServer, useWitnessedDemoServer } from '../useDemoServer.ts';
import * as answers from '../../../../src/demo/answers.ts';

const server = useDemoServer();
const witnessed = useWitnessedDemoServer();

describe('refusals', () => {
  it.each([
    ['/unauthorized', '1.1', 401, answers.unauthorized],
    ['/not-found', '1.1', 404, answers.notFound],
    ['/ok', '1.1', 200, answers.plainOk],
    ['/http10', '1.0', 200, answers.plainHttp10],
  ])('%s', async (path, version, status, bytes) => {
    const { response, body } = await refusalOf(witnessed.url + path);
    expect([response.httpVersion, response.statusCode]).toEqual([version, status]);
    expect(bytes.toString().endsWith(body)).toBe(true);
    const connection = witnessed.wire.connections.at(-1)!;
    await connection.ended;
    expect(Buffer.from(connection.toClient).equals(bytes)).toBe(true);
  });

  it('/bad-accept', async () => {
    await expect(openClient(`${server.url}/bad-accept`)).rejects.toThrow('Sec-WebSocket-Accept');
  });

  it('/http10?status=101 upgrades', async () => {
    const client = await openClient(`${witnessed.url}/http10?status=101`);
    expect((await client.atLeast(1))[0]).toMatchObject({ text: 'Upgraded over HTTP/1.0.' });
    const { toClient } = witnessed.wire.connections.at(-1)!;
    expect(Buffer.from(toClient).toString('latin1')).toMatch(/^HTTP\/1\.0 101 /);
  });
});
