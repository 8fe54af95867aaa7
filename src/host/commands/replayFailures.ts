import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

export function noScenario(): RpcError {
  return new RpcError({
    code: 'no-scenario',
    message: t('There is no scenario to run.'),
    cause: t('No file whose name ends in .wsreplay.json is edited.'),
    remedy: t('Open one, or save messages as one.'),
  });
}
