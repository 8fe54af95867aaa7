import { afterAll } from 'vitest';

/** Answers with a function that takes note of a server: all are stopped after the tests here, also where a later one did not start. */
export function stoppedAfterAll(): <Started extends { stop(): Promise<void> }>(server: Started) => Started {
  const started: { stop(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const server of started.reverse()) await server.stop();
  });
  return (server) => {
    started.push(server);
    return server;
  };
}
