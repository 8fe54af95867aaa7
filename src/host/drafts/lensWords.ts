/** What stands above a document that is to be sent. */
import type { Draft } from '../../contract/panel.ts';
import type { SessionState } from '../../contract/model.ts';
import type { CommandName } from '../contributions.ts';

export interface Lens {
  title: string;
  tooltip: string;
  /** Undefined: it only says something. */
  command?: CommandName;
}

/** `connection`: undefined where it was removed. */
export function lensesOf(
  connection: { label: string; state: SessionState } | undefined,
  { kind, how = {} }: Omit<Draft, 'text'>,
): Lens[] {
  const variables: Lens = how.variables
    ? { title: '${…} is filled in', tooltip: 'Send ${…} as it is written', command: 'toggleDocumentVariables' }
    : { title: '${…} is sent as written', tooltip: 'Fill in variables', command: 'toggleDocumentVariables' };
  const back: Lens = {
    title: 'Back to composer',
    tooltip: 'Put the text into the panel’s composer, and close the document',
    command: 'backToComposer',
  };
  if (!connection) {
    return [{ title: '$(send) Send to…', tooltip: 'Choose a connection', command: 'sendDocument' }, variables];
  }
  return [...sendingLenses(connection, kindWords(kind, how)), back, variables];
}

function sendingLenses({ label, state }: { label: string; state: SessionState }, as: string): Lens[] {
  switch (state) {
    case 'open':
      return [
        { title: `$(send) Send to ${label}`, tooltip: `Send the text ${as}`, command: 'sendDocument' },
        {
          title: 'Send and close',
          tooltip: `Send the text ${as}, and close the document`,
          command: 'sendDocumentAndClose',
        },
      ];
    case 'connecting':
    case 'reconnecting':
    case 'closing':
      return [{ title: `$(watch) ${label} is ${state}`, tooltip: 'Nothing can be sent until it is open' }];
    case 'closed':
      return [
        {
          title: `$(debug-restart) ${label} is closed: connect again`,
          tooltip: 'Nothing can be sent until it is open',
          command: 'reconnect',
        },
      ];
    default:
      return state satisfies never;
  }
}

function kindWords(kind: Draft['kind'], how: NonNullable<Draft['how']>): string {
  switch (kind) {
    case 'text':
      return how.escapes ? 'as text, its escapes read' : 'as text';
    case 'json':
      return 'as JSON, checked before';
    case 'hex':
      return 'as bytes, read from hex';
    case 'base64':
      return 'as bytes, read from Base64';
    default:
      return kind satisfies never;
  }
}
