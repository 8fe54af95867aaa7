/** Scenarios of the workspace in the Test Explorer: a test for each file, and under it one for each expectation. */
import * as vscode from 'vscode';
import { failureOf } from '../../contract/rpc.ts';
import { scenarioPattern } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import { rangeOf } from '../profiles/diagnostics/profileDiagnostics.ts';
import { parseScenario } from './scenarioFile.ts';
import type { ScenarioRunner } from './scenarioRunner.ts';
import { expectationTitle, runLines, type ToldVerdict } from './verdictWords.ts';

/** More than anybody looks through. */
const mostFiles = 10_000;

export class ScenarioTests implements vscode.Disposable {
  readonly #runner: ScenarioRunner;
  readonly #owned = new DisposableStore();
  readonly #controller: vscode.TestController;
  #searched: Promise<void> | undefined;

  constructor(runner: ScenarioRunner, controller: vscode.TestController) {
    this.#runner = runner;
    this.#controller = controller;
    const watcher = this.#owned.add(vscode.workspace.createFileSystemWatcher(scenarioPattern));
    this.#owned.add(watcher.onDidCreate((uri) => void this.#add(uri)));
    this.#owned.add(watcher.onDidChange((uri) => void this.#add(uri)));
    this.#owned.add(watcher.onDidDelete((uri) => this.#controller.items.delete(uri.toString())));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** What is in a scenario; all of them without an item. */
  async resolve(item: vscode.TestItem | undefined): Promise<void> {
    if (item?.uri) await this.#read(item);
    else await this.refresh();
  }

  /** Every scenario of the workspace, once they have been looked for. */
  async all(): Promise<readonly vscode.TestItem[]> {
    await (this.#searched ??= this.refresh());
    return [...this.#controller.items].map(([, item]) => item);
  }

  /** An expectation runs with the whole of its scenario. */
  async run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const chosen = request.include ?? (await this.all());
    const files = new Set(chosen.map((item) => item.parent ?? item));
    for (const item of request.exclude ?? []) files.delete(item);
    const run = this.#controller.createTestRun(request);
    for (const item of files) {
      if (token.isCancellationRequested) break;
      await this.#runFile(run, item, token);
    }
    run.end();
  }

  async #runFile(run: vscode.TestRun, item: vscode.TestItem, token: vscode.CancellationToken): Promise<void> {
    const text = await this.#read(item);
    run.started(item);
    item.children.forEach((child) => run.started(child));
    const begun = Date.now();
    try {
      const result = await this.#runner.run(text, { token });
      const { verdict, verdicts, report } = result;
      run.appendOutput(`${runLines(item.label, result).join('\r\n')}\r\n`, undefined, item);
      for (const told of verdicts) this.#tell(run, item, told, text);
      const taken = Date.now() - begun;
      if (verdict === 'passed') run.passed(item, taken);
      else if (verdict === 'cancelled') run.skipped(item);
      else if (verdict === 'broken') run.errored(item, this.#message(item, sentences(report.failure)), taken);
      else run.failed(item, [], taken);
    } catch (error) {
      if (token.isCancellationRequested) run.skipped(item);
      else run.errored(item, this.#message(item, sentences(failureOf(error))), Date.now() - begun);
    }
  }

  #tell(run: vscode.TestRun, item: vscode.TestItem, told: ToldVerdict, text: string): void {
    const child = item.children.get(`${told.step}.${told.part}`);
    if (!child) return;
    switch (told.state) {
      case 'passed':
        run.passed(child, told.duration);
        break;
      case 'missed':
        run.skipped(child);
        break;
      case 'failed': {
        const message = vscode.TestMessage.diff(told.message ?? '', told.expected ?? '', told.actual ?? '');
        message.location = new vscode.Location(item.uri!, rangeOf(text, told.place));
        run.failed(child, message, told.duration);
        break;
      }
      default:
        told.state satisfies never;
    }
  }

  #message(item: vscode.TestItem, text: string): vscode.TestMessage {
    const message = new vscode.TestMessage(text);
    message.location = new vscode.Location(item.uri!, item.range ?? new vscode.Range(0, 0, 0, 0));
    return message;
  }

  /** Looks for them anew. */
  async refresh(): Promise<void> {
    const found = await vscode.workspace.findFiles(scenarioPattern, undefined, mostFiles);
    const there = new Set(found.map((uri) => uri.toString()));
    for (const [id] of this.#controller.items) if (!there.has(id)) this.#controller.items.delete(id);
    await Promise.all(found.map((uri) => this.#add(uri)));
  }

  async #add(uri: vscode.Uri): Promise<void> {
    const item = this.#controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    await this.#read(item);
    this.#controller.items.add(item);
  }

  /** Its text, as it stands in an editor where it is open; the expectations become its children. */
  async #read(item: vscode.TestItem): Promise<string> {
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === item.uri!.toString());
    const text = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(item.uri!));
    const { scenario, places, problems } = parseScenario(text);
    const [error] = problems.filter(({ severity }) => severity === 'error');
    item.error = error?.text;
    if (scenario?.name !== undefined) item.label = scenario.name;
    const children = (scenario?.steps ?? []).flatMap((_step, step) =>
      (places[step]?.parts ?? []).map((span, part) => {
        const title = expectationTitle(scenario!, { step, part }, places[step]?.name);
        const child = this.#controller.createTestItem(`${step}.${part}`, title, item.uri);
        child.range = rangeOf(text, span);
        child.sortText = String(span.offset).padStart(9, '0');
        return child;
      }),
    );
    item.children.replace(children);
    return text;
  }
}

function sentences(failure: { message: string; cause: string; remedy: string } | undefined): string {
  return failure === undefined ? '' : [failure.message, failure.cause, failure.remedy].join(' ');
}
