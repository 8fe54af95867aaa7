import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

export function notCompared(): RpcError {
  return new RpcError({
    code: 'not-compared',
    message: t('There is no pair of messages here.'),
    cause: t('The cursor is in no comparison of captures.'),
    remedy: t('Compare two captures, and put the cursor on a message.'),
  });
}
