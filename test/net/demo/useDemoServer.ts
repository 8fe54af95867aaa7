import { afterAll, beforeAll } from 'vitest';
import { type DemoServer, type DemoServerOptions, startDemoServer } from '../../../src/demo/server.ts';
import { type Forwarder, forwarder } from '../../support/peers/index.ts';

/** A demo server for all tests of a file; its pauses are short unless said otherwise. */
export function useDemoServer(options: Partial<DemoServerOptions> = {}): { readonly url: string } {
  let server: DemoServer | undefined;
  beforeAll(async () => {
    server = await startDemoServer({ port: 0, speed: 50, ...options });
  });
  afterAll(() => server?.stop());
  return {
    get url() {
      return server!.url;
    },
  };
}

/** The same behind a witness that keeps the bytes of each connection. */
export function useWitnessedDemoServer(): { readonly url: string; readonly wire: Forwarder } {
  const server = useDemoServer();
  let wire: Forwarder | undefined;
  beforeAll(async () => {
    wire = await forwarder(server.url);
  });
  afterAll(() => wire?.stop());
  return {
    get url() {
      return wire!.url;
    },
    get wire() {
      return wire!;
    },
  };
}
