/** Asks for what a profile says `${input:…}` for: at each connect, with the last answer of this window to begin with. */
import * as vscode from 'vscode';

const lastAnswers = new Map<string, string>();

/** `secret`: what is typed is not shown, and not remembered. `profile`: its name, where it has one. */
export async function askForInput(
  prompt: string,
  { secret, profile }: { secret: boolean; profile?: string },
): Promise<string | undefined> {
  const last = lastAnswers.get(prompt);
  const typed = await vscode.window.showInputBox({
    ...(profile === undefined ? { title: prompt } : { title: profile, prompt }),
    password: secret,
    ignoreFocusOut: true,
    ...(last === undefined ? {} : { value: last }),
  });
  if (typed !== undefined && !secret) lastAnswers.set(prompt, typed);
  return typed;
}
