/** The extension as another one sees it: nothing but its public API is used. */
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { Session, WebSocketInspectorApi } from '../../../src/api.ts';

function extension(): vscode.Extension<WebSocketInspectorApi> {
  const found = vscode.extensions.getExtension<WebSocketInspectorApi>('websocket-inspector.websocket-inspector');
  if (!found) throw new Error('VS Code does not know the extension.');
  return found;
}

export async function api(): Promise<WebSocketInspectorApi> {
  return extension().activate();
}

export async function sessionOf(id: string): Promise<Session> {
  const session = (await api()).sessions.find((one) => one.id === id);
  if (!session) throw new Error(`There is no session ${id}.`);
  return session;
}

/** The calls as an extension sees them, with the way through VS Code's main thread. */
export async function activate(): Promise<{ milliseconds: number; firstUse: number; secondUse: number }> {
  const found = extension();
  if (found.isActive) throw new Error('The extension was active before it was asked for.');
  await quiet();
  const began = performance.now();
  await found.activate();
  const milliseconds = performance.now() - began;
  await quiet();
  const [firstUse, secondUse] = [await commandTime(), await commandTime()];
  await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
  return { milliseconds, firstUse, secondUse };
}

/** Of one that does nothing where no panel is open. */
async function commandTime(): Promise<number> {
  const began = performance.now();
  await vscode.commands.executeCommand('websocketInspector.followNewest');
  return performance.now() - began;
}

/** Resolves when the extension host has been idle for a second, or after half a minute. */
async function quiet(): Promise<void> {
  let idle = 0;
  for (let tries = 0; tries < 300 && idle < 10; tries++) {
    const before = performance.eventLoopUtilization();
    await new Promise((resolve) => setTimeout(resolve, 100));
    idle = performance.eventLoopUtilization(before).utilization < 0.1 ? idle + 1 : 0;
  }
}
