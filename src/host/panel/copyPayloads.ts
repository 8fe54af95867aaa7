/** Payloads of rows to the clipboard. */
import * as vscode from 'vscode';
import { tooLarge } from '../failures.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { copiedText } from './composed.ts';

/** Bytes of payload; hex makes three times as much text of them. */
const copyLimit = 32 << 20;

/** In the order given, one line after the other. */
export async function copyPayloads(
  session: HostSession,
  ids: readonly number[],
  as: 'text' | 'hex' | 'base64',
): Promise<void> {
  const texts: string[] = [];
  let length = 0;
  for (const id of ids) {
    const payload = await session.call('payload', { id });
    length += payload.length;
    if (length > copyLimit) throw tooLarge('be copied', '32 MiB');
    texts.push(copiedText(payload, as));
  }
  await vscode.env.clipboard.writeText(texts.join('\n'));
}
