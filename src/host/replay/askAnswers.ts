/** How answers are recognised that a replay waits for, and how long it waits. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { answerTime, type AnswerRule, type Pace } from '../../contract/replay.ts';
import { isJsonPath } from '../scenarios/jsonPath.ts';
import { askNumber, pick, title } from './questions.ts';

/** Undefined where the person left a question. */
export async function askAnswers(): Promise<Pace | undefined> {
  const kind = await pick<AnswerRule['kind']>(t('Which message is the answer?'), [
    {
      label: t('By an id, else by number'),
      description: t('JSON-RPC, id, requestId, ref and the like'),
      value: 'auto',
    },
    {
      label: t('By the same value in message and answer…'),
      description: t('at a JSON path of each'),
      value: 'correlation',
    },
    {
      label: t('By the value that the original answer had…'),
      description: t('at a JSON path'),
      value: 'path',
    },
    { label: t('By number'), description: t('as many messages as came then'), value: 'count' },
  ]);
  const rule = kind && (await askRule(kind));
  if (!rule) return undefined;
  const timeout = await askNumber(t('Milliseconds to wait for an answer'), { least: 1, most: 1e9, value: answerTime });
  return timeout === undefined ? undefined : { kind: 'answers', rule, timeout };
}

async function askRule(kind: AnswerRule['kind']): Promise<AnswerRule | undefined> {
  switch (kind) {
    case 'auto':
    case 'count':
      return { kind };
    case 'path': {
      const path = await askPath(t('Where in the answer?'), '$.type');
      return path === undefined ? undefined : { kind, path };
    }
    case 'correlation': {
      const path = await askPath(t('Where in the message that is sent?'), '$.id');
      const answer = path === undefined ? undefined : await askPath(t('Where in the answer?'), path);
      return path === undefined || answer === undefined ? undefined : { kind, path, answer };
    }
    default:
      return kind satisfies never;
  }
}

function askPath(prompt: string, value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: title(),
    prompt,
    value,
    validateInput: (text) => (isJsonPath(text) ? undefined : t('A JSON path: $.name, $.list[0], $["a b"].')),
  });
}
