/** A message that is kept in a profile file to be sent by hand: of a profile, or of the whole file. */
import type { MessageFraming, RawFrame } from '../../contract/engine.ts';

/** Its variables are filled in when it is sent. */
export type MessageTemplate = { name: string } & TemplateContent & TemplateOptions;

export type TemplateContent =
  /** With `kind`: a text that is JSON once its variables are filled in; of a `tree` the connection's decoder writes it. */
  { text: string; kind?: 'json' | 'tree' } | { json: unknown } | { hex: string } | { base64: string };

export interface TemplateOptions extends Omit<MessageFraming, 'fragments'> {
  /** In `text`: escapes such as `\n` and `\x1e` are read. */
  escapes?: boolean;
  /** Its bytes are the payload of this frame, whatever comes of that. What is left out is as usual. */
  frame?: Partial<Omit<RawFrame, 'bytes'>>;
}
