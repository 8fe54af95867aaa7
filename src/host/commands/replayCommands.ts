/** Replays and scenarios: begin, save, run, pause, step, cancel. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Pace, ReplayAction, ReplaySource, RowsChoice, ScenarioAnswers } from '../../contract/replay.ts';
import { expectTime } from '../../contract/scenario.ts';
import { askAnswers } from '../replay/askAnswers.ts';
import { askExact, askPace, askRows, askStart, askTarget, type ReplayTarget } from '../replay/askReplay.ts';
import { plannedText } from '../replay/replayWords.ts';
import { runReplay } from '../replay/runReplay.ts';
import { scenarioText } from '../scenarios/scenarioText.ts';
import { scenarioTableViewType } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { showText } from '../views/showText.ts';
import type { CommandHandler, CommandHandlers } from './commandHandlers.ts';
import { chosenSession } from './chosenSession.ts';

export function replayCommands(
  services: Services,
): CommandHandlers<'replay' | 'saveScenario' | 'pauseReplay' | 'resumeReplay' | 'stepReplay' | 'cancelReplay'> {
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
      const written = await askWritten();
      if (written === undefined) return;
      const uri = await openScenario(services, source, written.pace, written.answers);
      await vscode.window.showTextDocument(uri);
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
  if (start.kind === 'edit') {
    const answers = pace.kind === 'answers' ? (pace.rule ?? { kind: 'auto' }) : 'none';
    const uri = await openScenario(services, source, pace, answers);
    await vscode.commands.executeCommand('vscode.openWith', uri, scenarioTableViewType);
    return;
  }
  const what: ReplaySource = { session: source.session.id, rows: source.rows, exact: source.exact };
  if (start.kind === 'dryRun') {
    const { sends, total } = await source.session.call('planReplay', { source: what, pace });
    await showText(plannedText(sends, total));
    return;
  }
  const chosen = await askTarget(source.session, await services.profiles.all());
  if (!chosen) return;
  const target = await targetSession(services, source, chosen);
  await runReplay(target, { source: what, pace, loops: start.loops });
}

/** The rows that are meant, of the panel that has the focus or of the connection that is named. */
async function chosenSource(services: Services, argument: unknown): Promise<Source | undefined> {
  const session = await chosenSession(argument, services);
  if (!session) return undefined;
  const bookmarks = await session.call('bookmarks', {});
  const chosen = await askRows(selectedRows(services, session, argument), bookmarks);
  const exact = chosen && (await askExact());
  return chosen === undefined || exact === undefined ? undefined : { session, exact, ...chosen };
}

/** The row under the pointer counts, where it is not among those that are selected. */
function selectedRows({ panels }: Services, session: HostSession, argument: unknown): readonly number[] {
  const selection = panels.of(session)?.selection ?? [];
  const id: unknown = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
  return typeof id === 'number' && panels.current?.session === session && !selection.includes(id) ? [id] : selection;
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

/** A document that is not saved yet. */
async function openScenario(
  services: Services,
  source: Source,
  pace: Pace,
  answers: ScenarioAnswers,
): Promise<vscode.Uri> {
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
    timeout: (pace.kind === 'answers' ? pace.timeout : undefined) ?? expectTime,
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
  return document.uri;
}

/** What is written besides what was sent, and its pace. */
async function askWritten(): Promise<{ pace: Pace; answers: ScenarioAnswers } | undefined> {
  const choices = [
    { label: t('What was sent'), value: 'none' as const },
    { label: t('What was sent, and the answers'), description: t('as expectations'), value: 'expected' as const },
    {
      label: t('What was sent, and what each message waits for'),
      description: t('the answer that its original got'),
      value: 'awaited' as const,
    },
  ];
  const chosen = (await vscode.window.showQuickPick(choices, { title: t('Save as Scenario') }))?.value;
  if (chosen !== 'awaited') return chosen && { pace: { kind: 'original' }, answers: chosen };
  const pace = await askAnswers();
  return pace && { pace, answers: (pace.kind === 'answers' ? pace.rule : undefined) ?? { kind: 'auto' } };
}
