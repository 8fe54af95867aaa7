/** The demo server: start, stop, try. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { openConnection } from './openConnection.ts';

export function demoCommands(
  services: Services,
): CommandHandlers<'startDemoServer' | 'stopDemoServer' | 'openDemo' | 'openWalkthrough'> {
  return {
    async startDemoServer() {
      const { url } = await services.demo.start();
      void offerToConnect(url);
    },
    async stopDemoServer() {
      await services.demo.stop();
    },
    openDemo: (path) => openDemo(services, path),
    openWalkthrough: () => services.walkthrough.open(),
  };
}

/** Starts the server if need be, asks which feed unless `path` is that of one, and connects to it. */
export async function openDemo(services: Services, path?: unknown): Promise<void> {
  const { url, paths } = await services.demo.start();
  // The list itself is what nobody comes for.
  const items = [...paths]
    .sort((one, other) => Number(one.path === '/') - Number(other.path === '/'))
    .map(({ path, description }) => ({ label: path, detail: description }));
  const told = items.find(({ label }) => label === path);
  const chosen =
    told ??
    (await vscode.window.showQuickPick(items, {
      title: t('Demo server at {0}', url),
      placeHolder: t('Which feed?'),
      matchOnDetail: true,
    }));
  if (chosen)
    await openConnection(services, { name: `demo ${chosen.label}`, url: `${url}${chosen.label}` }, { remember: false });
}

async function offerToConnect(url: string): Promise<void> {
  const [connect, stop] = [t('Connect…'), t('Stop')];
  const chosen = await vscode.window.showInformationMessage(t('The demo server runs at {0}', url), connect, stop);
  if (chosen === connect) await vscode.commands.executeCommand(commands.openDemo);
  if (chosen === stop) await vscode.commands.executeCommand(commands.stopDemoServer);
}
