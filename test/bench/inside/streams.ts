import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';
import type { Connection, StreamRequest, StreamResult } from '../agentCalls.ts';
import { api, sessionOf } from './extension.ts';

export async function stream({ urls, show, sampleEvery }: StreamRequest): Promise<StreamResult> {
  const inspector = await api();
  const memory: StreamResult['memory'] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const sessions = await Promise.all(
    urls.map(async (url) => {
      const session = await inspector.connect(url, { show });
      const sampling = sampleEvery === undefined ? undefined : sample(session, sampleEvery, memory);
      await closed(inspector, session);
      sampling?.dispose();
      return session;
    }),
  );
  const milliseconds = performance.now() - began;
  delay.disable();
  return {
    milliseconds,
    connections: await Promise.all(sessions.map(connection)),
    delay: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
    memory,
  };
}

export async function open({ url }: { url: string }): Promise<string> {
  return (await (await api()).connect(url)).id;
}

export async function ended({ session: id }: { session: string }): Promise<Connection> {
  const session = await sessionOf(id);
  await closed(await api(), session);
  return connection(session);
}

export async function show({ session }: { session: string }): Promise<null> {
  await vscode.commands.executeCommand('websocketInspector.show', session);
  return null;
}

export async function closePanels(): Promise<null> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const inspector = await api();
  for (const session of inspector.sessions) {
    if (session.state !== 'open') continue;
    await session.close();
    await closed(inspector, session);
  }
  return null;
}

/** One closed connection is kept; two short ones more, and every earlier one is forgotten. */
export async function release({ url }: { url: string }): Promise<null> {
  const inspector = await api();
  for (let i = 0; i < 2; i++) await closed(inspector, await inspector.connect(url, { show: false }));
  return null;
}

function closed(inspector: WebSocketInspectorApi, session: Session): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (session.state !== 'closed') return;
      listening.dispose();
      resolve();
    };
    const listening = inspector.onDidChangeSessions(look);
    look();
  });
}

function sample(session: Session, every: number, memory: StreamResult['memory']): { dispose(): void } {
  let next = every;
  return session.onDidCapture(({ frames }) => {
    if (frames < next) return;
    memory.push({ frames, bytes: process.memoryUsage.rss() });
    next = (Math.floor(frames / every) + 1) * every;
  });
}

/** With how many frames the sender announced, so that nobody counts a run that lost some. */
async function connection(session: Session): Promise<Connection> {
  const { response } = await session.handshake();
  const announced = Number(response?.headers.find(([name]) => name.toLowerCase() === 'x-frames')?.[1]);
  const lost = 'recording' in session ? (session.recording as { lostFrames: number }).lostFrames : 0;
  return { id: session.id, frames: await session.count(), announced, lost };
}
