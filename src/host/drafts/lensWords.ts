/** What stands above a document that is to be sent. */
import { t } from '../../contract/l10n.ts';
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
    ? { title: t('${…} is filled in'), tooltip: t('Send ${…} as it is written'), command: 'toggleDocumentVariables' }
    : { title: t('${…} is sent as written'), tooltip: t('Fill in variables'), command: 'toggleDocumentVariables' };
  const back: Lens = {
    title: t('Back to composer'),
    tooltip: t('Put the text into the panel’s composer, and close the document'),
    command: 'backToComposer',
  };
  if (!connection) {
    return [
      { title: `$(send) ${t('Send to…')}`, tooltip: t('Choose a connection'), command: 'sendDocument' },
      variables,
    ];
  }
  return [...sendingLenses(connection, { kind, how }), back, variables];
}

function sendingLenses({ label, state }: { label: string; state: SessionState }, draft: Omit<Draft, 'text'>): Lens[] {
  const notYet = t('Nothing can be sent until it is open');
  switch (state) {
    case 'open':
      return [
        { title: `$(send) ${t('Send to {0}', label)}`, tooltip: sentAs(draft), command: 'sendDocument' },
        { title: t('Send and close'), tooltip: sentAs(draft), command: 'sendDocumentAndClose' },
      ];
    case 'connecting':
    case 'reconnecting':
      return [{ title: `$(watch) ${t('{0} is being connected', label)}`, tooltip: notYet }];
    case 'closing':
      return [{ title: `$(watch) ${t('{0} is closing', label)}`, tooltip: notYet }];
    case 'closed':
      return [
        {
          title: `$(debug-restart) ${t('{0} is closed: connect again', label)}`,
          tooltip: notYet,
          command: 'reconnect',
        },
      ];
    default:
      return state satisfies never;
  }
}

function sentAs({ kind, how = {} }: Omit<Draft, 'text'>): string {
  switch (kind) {
    case 'text':
      return how.escapes ? t('As a text message, its escapes read') : t('As a text message');
    case 'json':
      return t('As a text message, checked to be JSON');
    case 'hex':
      return t('As bytes, read from hex');
    case 'base64':
      return t('As bytes, read from Base64');
    case 'tree':
      return t('As the connection’s decoder writes it');
    default:
      return kind satisfies never;
  }
}
