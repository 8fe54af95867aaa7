/** Completes `${…}` in profile files. */
import { getLocation } from 'jsonc-parser';
import * as vscode from 'vscode';
import { folderNames } from '../diagnostics/profileDiagnostics.ts';
import { parseProfileFile } from '../profileFile.ts';
import type { Profiles } from '../profiles.ts';
import { referencedSecrets } from '../secretReferences.ts';
import { openReference, suggestions, type Suggestion } from './variableSuggestions.ts';

export function registerVariableCompletion(
  selector: vscode.DocumentSelector,
  profiles: Pick<Profiles, 'stores'>,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position) => completions(document, position, profiles),
  };
  return vscode.languages.registerCompletionItemProvider(selector, provider, '$', '{', ':');
}

function completions(
  document: vscode.TextDocument,
  position: vscode.Position,
  { stores }: Pick<Profiles, 'stores'>,
): vscode.CompletionItem[] {
  const line = document.lineAt(position).text;
  const before = line.slice(0, position.character);
  const start = openReference(before);
  if (start === undefined || !isInText(before)) return [];
  const file = parseProfileFile(document.getText());
  const saved = stores.flatMap(({ entries }) => entries.map(({ profile }) => profile));
  const ofFiles = [file, ...stores].map(({ templates }) => ({ url: '', templates: [...templates] }));
  const secrets = [...file.entries.map(({ profile }) => profile), ...saved, ...ofFiles].flatMap(referencedSecrets);
  const end = line[position.character] === '}' ? position.translate(0, 1) : position;
  const range = new vscode.Range(position.with({ character: start }), end);
  return suggestions(before.slice(start), {
    environments: file.environments,
    environment: vscode.workspace.isTrusted ? Object.keys(process.env).sort() : [],
    folders: folderNames(),
    secrets: [...new Set(secrets)],
    inMessage: getLocation(document.getText(), document.offsetAt(position)).path.includes('templates'),
  }).map((suggestion) => completionItem(suggestion, range));
}

/** An odd number of quotation marks stands before it; texts of JSON do not go over lines. */
function isInText(before: string): boolean {
  return (before.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
}

const kinds = {
  variable: vscode.CompletionItemKind.Variable,
  folder: vscode.CompletionItemKind.Folder,
  input: vscode.CompletionItemKind.Event,
  secret: vscode.CompletionItemKind.Keyword,
  environment: vscode.CompletionItemKind.Constant,
  generated: vscode.CompletionItemKind.Value,
} as const satisfies Record<Suggestion['kind'], vscode.CompletionItemKind>;

function completionItem(
  { kind, label, snippet, detail, goesOn }: Suggestion,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kinds[kind]);
  item.insertText = new vscode.SnippetString(snippet);
  item.filterText = label;
  item.detail = detail;
  item.range = range;
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  return item;
}
