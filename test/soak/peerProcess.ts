import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { RpcChannel } from '../../src/contract/rpc.ts';
import { cleanEnvironment } from '../support/cleanEnvironment.ts';
import type { PeerCalls } from './peer.ts';

/** The soak's server, in a process of its own. It ends with this one. */
export class PeerProcess {
  readonly #child: ChildProcess;
  readonly #channel: RpcChannel<PeerCalls, object, object, object>;
  #port = 0;

  private constructor() {
    this.#child = fork(join(import.meta.dirname, 'peer.ts'), {
      env: cleanEnvironment(),
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    });
    this.#channel = new RpcChannel(
      {
        post: (message) => void this.#child.send(message as object),
        listen: (receive) => {
          this.#child.on('message', receive);
          return () => void this.#child.off('message', receive);
        },
      },
      {},
    );
    this.#child.on('error', () => this.#channel.dispose());
    this.#child.once('exit', () => this.#channel.dispose());
  }

  static async start(): Promise<PeerProcess> {
    const peer = new PeerProcess();
    peer.#port = await peer.call('port', null);
    return peer;
  }

  url(name: string, kind: string, seed: number): string {
    return `ws://127.0.0.1:${this.#port}/${name}?kind=${kind}&seed=${seed}`;
  }

  call<K extends keyof PeerCalls>(method: K, params: PeerCalls[K]['params']): Promise<PeerCalls[K]['result']> {
    return this.#channel.call(method, params);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}
