/** Replays and scenarios: begin, save, run, pause, step, cancel. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Pace, ReplayAction, ReplaySource, RowsChoice } from '../../contract/replay.ts';
import { expectTime } from '../../contract/scenario.ts';
import { askExact, askPace, askRows, askStart, askTarget, type ReplayTarget } from '../replay/askReplay.ts';
import { plannedText } from '../replay/replayWords.ts';
import { runReplay, withReplayProgress } from '../replay/runReplay.ts';
import { isScenario } from '../scenarios/scenarioLanguage.ts';
import type { ScenarioRunner } from '../scenarios/scenarioRunner.ts';
import { scenarioText } from '../scenarios/scenarioText.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { CommandHandler, CommandHandlers } from './commandHandlers.ts';
import { chosenSession } from './chosenSession.ts';
import { noScenario } from './replayFailures.ts';

export function replayCommands(
  services: Services,
  runner: ScenarioRunner,
): CommandHandlers<
  | 'replay'
  | 'saveScenario'
  | 'runScenario'
  | 'dryRunScenario'
  | 'pauseReplay'
  | 'resumeReplay'
  | 'stepReplay'
  | 'cancelReplay'
> {
  const control =
    (action: ReplayAction): CommandHandler =>
    async (argument) => {
      const named = typeof argument === 'string' ? services.sessions.get(argument) : undefined;
      const session = named ?? services.sessions.all.findLast(({ snapshot }) => snapshot.replay !== undefined);
      if (session) await session.call('controlReplay', { action });
    };
  return {
    replay: (argument) => replay(services, argument),
    async saveScenario(argument) {
      const source = await chosenSource(services, argument);
      if (!source) return;
      const answers = await askAnswers();
      if (answers !== undefined) await openScenario(services, source, { kind: 'original' }, answers);
    },
    async runScenario(argument) {
      const { text, uri } = await scenarioDocument(argument);
      const named = vscode.workspace.asRelativePath(uri);
      const cancelled = new vscode.CancellationTokenSource();
      const { verdict, verdicts, report } = await runner.run(
        text,
        (session) => {
          services.panels.show(session);
          void withReplayProgress(session, (token) => {
            token.onCancellationRequested(() => cancelled.cancel());
            return ended(session);
          });
        },
        cancelled.token,
      );
      const failed = verdicts.filter(({ state }) => state === 'failed');
      if (verdict === 'passed') {
        void vscode.window.showInformationMessage(t('{0} passed: {1} expectations met.', named, verdicts.length));
        return;
      }
      const why = failed[0] ? `${failed[0].title}: ${failed[0].message ?? ''}` : (report.failure?.message ?? '');
      void vscode.window.showWarningMessage(
        t('{0} did not pass: {1} of {2} expectations failed.', named, failed.length, verdicts.length) + ` ${why}`,
      );
    },
    async dryRunScenario(argument) {
      const { text } = await scenarioDocument(argument);
      const sends = await runner.planned(text, services.panels.current?.session);
      await showText(plannedText(sends, sends.length));
    },
    pauseReplay: control('pause'),
    resumeReplay: control('resume'),
    stepReplay: control('step'),
    cancelReplay: control('cancel'),
  };
}

interface Source {
  session: HostSession;
  rows: RowsChoice;
  exact: boolean;
  fromStart: boolean;
}

async function replay(services: Services, argument: unknown): Promise<void> {
  const source = await chosenSource(services, argument);
  if (!source) return;
  const pace = await askPace();
  const start = pace && (await askStart());
  if (!pace || !start) return;
  if (start === 'edit') {
    await openScenario(services, source, pace, false);
    return;
  }
  const what: ReplaySource = { session: source.session.id, rows: source.rows, exact: source.exact };
  if (start === 'dryRun') {
    const { sends, total } = await source.session.call('planReplay', { source: what, pace });
    await showText(plannedText(sends, total));
    return;
  }
  const chosen = await askTarget(source.session, await services.profiles.all());
  if (!chosen) return;
  const target = await targetSession(services, source, chosen);
  await runReplay(target, { source: what, pace });
}

/** The rows that are meant, of the panel that has the focus or of the connection that is named. */
async function chosenSource(services: Services, argument: unknown): Promise<Source | undefined> {
  const panel = services.panels.current;
  const session = panel?.session ?? (await chosenSession(argument, services));
  if (!session) return undefined;
  const bookmarks = await session.call('bookmarks', {});
  const chosen = await askRows(
    panel?.selection ?? [],
    bookmarks.map(({ id }) => id),
  );
  const exact = chosen && (await askExact());
  return chosen === undefined || exact === undefined ? undefined : { session, exact, ...chosen };
}

/** A new connection does not send by itself what is replayed anyway. */
async function targetSession(services: Services, source: Source, target: ReplayTarget): Promise<HostSession> {
  if (target.kind === 'same') return source.session;
  const profile = target.kind === 'again' ? source.session.source : target.saved.profile;
  const { onOpen, heartbeat, ...quiet } = profile;
  const { session, opened } = await services.connector.begin(source.fromStart ? quiet : profile);
  services.panels.show(session);
  return opened.then(() => session);
}

async function openScenario(services: Services, source: Source, pace: Pace, answers: boolean): Promise<void> {
  const { session, rows, exact } = source;
  const steps = await session.call('scenarioSteps', { rows, exact, answers });
  const { name, url } = session.source;
  const saved = name !== undefined && services.profiles.stores.some((store) => store.get(name) !== undefined);
  const text = scenarioText({
    name: session.snapshot.label,
    target: saved ? name : url,
    capture: session.id,
    pace,
    loops: 1,
    timeout: expectTime,
    variables: {},
    steps,
  });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${session.snapshot.label.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)}.wsreplay.json`;
  const uri = (folder ? vscode.Uri.joinPath(folder, file) : vscode.Uri.file(file)).with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
}

async function askAnswers(): Promise<boolean | undefined> {
  const choices = [
    { label: t('What was sent'), value: false },
    { label: t('What was sent, and the answers'), description: t('as expectations'), value: true },
  ];
  return (await vscode.window.showQuickPick(choices, { title: t('Save as Scenario') }))?.value;
}

/** The document that is named, or the one that is edited. */
async function scenarioDocument(argument: unknown): Promise<{ text: string; uri: vscode.Uri }> {
  const document =
    argument instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(argument)
      : vscode.window.activeTextEditor?.document;
  if (!document || !isScenario(document)) throw noScenario();
  return { text: document.getText(), uri: document.uri };
}

async function showText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

/** Resolves when nothing is replayed by the session any more. */
function ended(session: HostSession): Promise<void> {
  return new Promise((resolve) => {
    let begun = false;
    const listening = session.onDidChange(({ replay, state }) => {
      begun ||= replay !== undefined;
      if ((begun && replay === undefined) || state === 'closed') {
        listening.dispose();
        resolve();
      }
    });
  });
}
