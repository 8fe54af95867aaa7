/** A CPU profile of the engine's thread, taken from the extension host's main thread. */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

interface Attached {
  session: Session;
  worker: string;
  nextId: number;
}

interface FromWorker {
  params: { sessionId: string; message: string };
}

interface AttachedToWorker {
  params: { sessionId: string; workerInfo: { url: string } };
}

let attached: Attached | undefined;

export async function startProfile(): Promise<null> {
  const session = new Session();
  session.connect();
  const found = new Promise<string>((resolve) => {
    session.on('NodeWorker.attachedToWorker', ({ params }: AttachedToWorker) => {
      if (params.workerInfo.url.endsWith('engine.js')) resolve(params.sessionId);
    });
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  attached = { session, worker: await found, nextId: 1 };
  await ask(attached, 'Profiler.enable');
  await ask(attached, 'Profiler.setSamplingInterval', { interval: 500 });
  await ask(attached, 'Profiler.start');
  return null;
}

export async function stopProfile({ file }: { file: string }): Promise<null> {
  if (!attached) throw new Error('No profile was started.');
  const { profile } = (await ask(attached, 'Profiler.stop')) as { profile: unknown };
  writeFileSync(file, JSON.stringify(profile));
  attached.session.disconnect();
  attached = undefined;
  return null;
}

function ask(to: Attached, method: string, params: object = {}): Promise<unknown> {
  const id = to.nextId++;
  return new Promise((resolve, reject) => {
    const take = ({ params: { sessionId, message } }: FromWorker): void => {
      const answer = JSON.parse(message) as { id?: number; result?: unknown; error?: { message: string } };
      if (sessionId !== to.worker || answer.id !== id) return;
      to.session.off('NodeWorker.receivedMessageFromWorker', take);
      if (answer.error) reject(new Error(answer.error.message));
      else resolve(answer.result);
    };
    to.session.on('NodeWorker.receivedMessageFromWorker', take);
    to.session.post('NodeWorker.sendMessageToWorker', {
      sessionId: to.worker,
      message: JSON.stringify({ id, method, params }),
    });
  });
}
