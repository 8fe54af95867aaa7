import type { View } from '../../contract/model.ts';
import type { ByteSink } from './byteSink.ts';
import type { Conversation } from './conversation.ts';
import type { FormatContext } from './formatContext.ts';

export interface ExportOptions {
  /** What becomes a line or a record, in formats that leave it open. */
  view: View;
}

/**
 * Writes a conversation in some format, piece by piece: what is in memory does not grow with the conversation. Scope and
 * redaction are no concern of it: what it is given is what is to be saved. Rejects where that cannot be done, with a
 * sentence; what the sink has by then is thrown away.
 */
export type Exporter = (
  conversation: Conversation,
  sink: ByteSink,
  context: FormatContext,
  options: ExportOptions,
) => Promise<void>;
