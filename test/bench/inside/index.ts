/** Runs inside the extension host: VS Code loads it and calls `run()`, which serves the benchmarks until they end. */
import { connect } from 'node:net';
import { RpcChannel } from '../../../src/contract/rpc.ts';
import type { AgentCalls } from '../agentCalls.ts';
import { jsonLines } from '../jsonLines.ts';
import { offerEmptyPanel } from './emptyPanel.ts';
import { startProfile, stopProfile } from './engineProfile.ts';
import { activate } from './extension.ts';
import { count, rows } from './queries.ts';
import { closePanels, ended, open, release, show, stream } from './streams.ts';

export async function run(): Promise<void> {
  const socket = connect(Number(process.env['WEBSOCKET_INSPECTOR_BENCH_PORT']), '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject).once('close', () => resolve());
    type Nothing = Record<string, never>;
    new RpcChannel<Nothing, Nothing, AgentCalls, { ready: number }>(jsonLines(socket), {
      stream,
      open,
      ended,
      show,
      closePanels,
      offerEmptyPanel,
      release,
      rows,
      count,
      activate,
      startProfile,
      stopProfile,
      memory: () => process.memoryUsage.rss(),
      end() {
        setImmediate(() => socket.end());
        return null;
      },
    }).emit('ready', process.pid);
  });
}
