/** What the editor knows about scenario files: what is wrong in them, and how they are run. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { commands, scenarioPattern } from '../contributions.ts';
import { DisposableStore } from '../disposables.ts';
import { diagnosticSource, rangeOf } from '../profiles/diagnostics/profileDiagnostics.ts';
import { parseScenario } from './scenarioFile.ts';

/** Each wants its line to be counted. */
const mostDiagnostics = 100;
const selector: vscode.DocumentSelector = { pattern: scenarioPattern };

export function isScenario(document: vscode.TextDocument): boolean {
  return document.uri.path.endsWith('.wsreplay.json');
}

export function registerScenarioLanguage(): vscode.Disposable {
  const owned = new DisposableStore();
  const problems = owned.add(vscode.languages.createDiagnosticCollection('websocketInspector.scenarios'));
  const mark = (document: vscode.TextDocument): void => {
    if (isScenario(document)) problems.set(document.uri, diagnosticsOf(document.getText()));
  };
  owned.add(vscode.workspace.onDidOpenTextDocument(mark));
  owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => mark(document)));
  owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)));
  vscode.workspace.textDocuments.forEach(mark);
  owned.add(vscode.languages.registerCodeLensProvider(selector, { provideCodeLenses: lensesOf }));
  return vscode.Disposable.from(owned);
}

function diagnosticsOf(text: string): vscode.Diagnostic[] {
  return parseScenario(text)
    .problems.slice(0, mostDiagnostics)
    .map((problem) => {
      const severity =
        problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
      const made = new vscode.Diagnostic(rangeOf(text, problem), problem.text, severity);
      made.source = diagnosticSource;
      made.code = problem.code;
      return made;
    });
}

function lensesOf({ uri }: vscode.TextDocument): vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
    new vscode.CodeLens(top, { title, command, tooltip, arguments: [uri] });
  return [
    lens(`$(play) ${t('Run')}`, commands.runScenario, t('Connect, send, and check what comes')),
    lens(`$(play-circle) ${t('Run on…')}`, commands.runScenarioOn, t('On a connection that is open, or by a profile')),
    lens(`$(table) ${t('Table')}`, commands.openScenarioTable, t('Edit what is sent as a table')),
    lens(`$(list-ordered) ${t('Dry run')}`, commands.dryRunScenario, t('Show what would be sent, and send nothing')),
  ];
}
