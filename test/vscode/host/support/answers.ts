/** Answers the questions that commands ask, in the place of a person. */
import * as vscode from 'vscode';

const messages = ['showWarningMessage', 'showInformationMessage', 'showErrorMessage'] as const;
const dialogs = ['showSaveDialog', 'showOpenDialog'] as const;
const questions = ['showQuickPick', 'showInputBox', ...dialogs, ...messages] as const;

export interface Answers {
  /** What was asked, in order: the items' labels of a pick, the value of an input box, the text of a message. */
  readonly asked: string[];
  restore(): void;
}

/**
 * `pick` chooses by the beginning of a label without its icon; `input` is typed, after its validation passed;
 * `button` is pressed where a message has it; `file` is chosen in dialogs for files.
 */
export function answer(with_: { pick?: string[]; input?: string[]; button?: string[]; file?: vscode.Uri }): Answers {
  const { pick = [], input = [], button = [], file } = with_;
  const window = vscode.window as unknown as Record<(typeof questions)[number], unknown>;
  const before = questions.map((name) => window[name]);
  const asked: string[] = [];
  window.showQuickPick = async (items: readonly vscode.QuickPickItem[] | Thenable<readonly vscode.QuickPickItem[]>) => {
    const labels = (await items).map(({ label }) => label.replace(/^\$\([^)]*\) /, ''));
    asked.push(labels.join(', '));
    const wanted = pick.shift();
    return wanted === undefined ? undefined : (await items)[labels.findIndex((label) => label.startsWith(wanted))];
  };
  window.showInputBox = async (options: vscode.InputBoxOptions) => {
    asked.push(options.value ?? options.title ?? '');
    const typed = input.shift();
    const problem = typed === undefined ? undefined : await options.validateInput?.(typed);
    if (typeof problem === 'string') asked.push(problem);
    return typeof problem === 'string' ? undefined : typed;
  };
  window.showSaveDialog = (options: vscode.SaveDialogOptions) => {
    asked.push(options.defaultUri?.path.split('/').at(-1) ?? '');
    return Promise.resolve(file);
  };
  window.showOpenDialog = () => Promise.resolve(file && [file]);
  for (const name of messages) {
    window[name] = (text: string, ...rest: unknown[]) => {
      asked.push(text);
      return Promise.resolve(rest.find((item) => typeof item === 'string' && button.includes(item)));
    };
  }
  return {
    asked,
    restore() {
      questions.forEach((name, index) => (window[name] = before[index]));
    },
  };
}
