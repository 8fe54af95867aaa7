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

export function noOriginal(id: number): RpcError {
  return new RpcError({
    code: 'no-original',
    message: t('Frame {0} is no copy of another one.', id),
    cause: t('Only what a replay has sent has an original.'),
    remedy: t('Choose a frame that is marked as a copy.'),
  });
}
