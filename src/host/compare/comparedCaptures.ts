/** The two sides of a comparison as read-only documents, which VS Code's diff editor shows. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { CompareRequest, Comparison } from '../../contract/compare.ts';
import { failureOf } from '../../contract/rpc.ts';
import { comparedScheme } from '../contributions.ts';
import { sessionForgotten } from '../failures.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { SessionRow } from '../views/payloadDocuments.ts';
import { comparedSide, messageOf, pairAt, sidesText, summaryText, type Side } from './comparedText.ts';

/** Comparisons that are kept: both sides of one are asked for one after the other. */
const mostKept = 4;

interface Compared {
  comparison: Comparison;
  left: HostSession;
  right: HostSession;
}

/** What a line of a comparison is of: rows of one session, or of both. */
export interface ComparedRows {
  left?: SessionRow;
  right?: SessionRow;
}

export class ComparedCaptures implements vscode.TextDocumentContentProvider {
  readonly #sessions: Pick<Sessions, 'get'>;
  readonly #kept = new Map<string, Promise<Compared>>();

  constructor(sessions: Pick<Sessions, 'get'>) {
    this.#sessions = sessions;
  }

  /** Compares anew, and shows it. Rejects where a rule is none, or a session is gone. */
  async show(request: CompareRequest): Promise<Comparison> {
    const key = keyOf(request);
    this.#kept.delete(key);
    const { comparison, left, right } = await this.#compared(request);
    const sides = [documentUri(request, 'left', left), documentUri(request, 'right', right)] as const;
    const title = `${sidesText(left.snapshot, right.snapshot)}: ${summaryText(comparison.counts)}`;
    await vscode.commands.executeCommand('vscode.diff', ...sides, title, { preview: false });
    return comparison;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      const { side, request } = readUri(uri);
      return comparedSide((await this.#compared(request)).comparison, side).text;
    } catch (error) {
      const { message, cause, remedy } = failureOf(error);
      return `${message}\n${cause}\n${remedy}\n`;
    }
  }

  /** The rows that a line of a side is of; undefined: it is of none. */
  async rowsAt(uri: vscode.Uri, line: number): Promise<ComparedRows | undefined> {
    const { side, request } = readUri(uri);
    const { comparison, left, right } = await this.#compared(request);
    const place = pairAt(comparedSide(comparison, side), line);
    const pair = place === undefined ? undefined : comparison.pairs[place];
    if (pair === undefined) return undefined;
    const [a, b] = [messageOf(pair, 'left'), messageOf(pair, 'right')];
    return {
      ...(a === undefined ? {} : { left: { session: left, id: a.id } }),
      ...(b === undefined ? {} : { right: { session: right, id: b.id } }),
    };
  }

  #compared(request: CompareRequest): Promise<Compared> {
    const key = keyOf(request);
    let kept = this.#kept.get(key);
    if (kept === undefined) {
      kept = this.#compare(request);
      this.#kept.set(key, kept);
      kept.catch(() => this.#kept.delete(key));
      for (const oldest of this.#kept.keys()) if (this.#kept.size > mostKept) this.#kept.delete(oldest);
    }
    return kept;
  }

  async #compare({ left: a, right: b, ignore }: CompareRequest): Promise<Compared> {
    const [left, right] = [this.#sessions.get(a), this.#sessions.get(b)];
    if (left === undefined || right === undefined) throw sessionForgotten();
    // What the other one's engine has lost is opened again by a call of its own.
    await right.call('bookmarks', {});
    return { left, right, comparison: await left.call('compareCaptures', { left: a, right: b, ignore }) };
  }
}

function keyOf({ left, right, ignore }: CompareRequest): string {
  return JSON.stringify([left, right, ignore]);
}

function documentUri(request: CompareRequest, side: Side, { snapshot }: HostSession): vscode.Uri {
  const name = snapshot.label.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60);
  const words = side === 'left' ? t('left') : t('right');
  const query = JSON.stringify({ side, request } satisfies ReturnType<typeof readUri>);
  return vscode.Uri.from({ scheme: comparedScheme, path: `/${name} ${words}.txt`, query });
}

function readUri({ query }: vscode.Uri): { side: Side; request: CompareRequest } {
  return JSON.parse(query) as { side: Side; request: CompareRequest };
}
