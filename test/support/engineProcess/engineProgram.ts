/** The engine as a process: serves the engine's contract over the channel to the process that started it. */
import type { EngineCalls, EngineEvents } from '../../../src/contract/engine.ts';
import { RpcChannel } from '../../../src/contract/rpc.ts';
import { serveEngine } from '../../../src/engine/engine.ts';
import { measureMemory, type MemoryCalls } from './memory.ts';

// A write beyond the limit of a file's size fails then, as one on a full disk does, instead of ending the process.
process.on('SIGXFSZ', () => undefined);
process.on('disconnect', () => process.exit());

const engine = serveEngine({ captureFolder: process.argv[2]! }, (event, payload) => channel.emit(event, payload));
const port = {
  post: (message: unknown) => void process.send!(message),
  listen(receive: (message: unknown) => void) {
    process.on('message', receive);
    return () => void process.off('message', receive);
  },
};
const channel = new RpcChannel<object, object, EngineCalls & MemoryCalls, EngineEvents>(port, {
  ...engine,
  memory: measureMemory,
});
