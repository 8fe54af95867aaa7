import { t } from '../../../contract/l10n.ts';
import { RpcError } from '../../../contract/rpc.ts';

export function changedMeanwhile(): RpcError {
  return new RpcError({
    code: 'changed-meanwhile',
    message: t('It was not changed.'),
    cause: t('The file has changed since the table was drawn.'),
    remedy: t('Look at the table as it is now, and do it again.'),
  });
}

export function notWritten(cause: string): RpcError {
  return new RpcError({
    code: 'not-a-value',
    message: t('It was not changed.'),
    cause,
    remedy: t('Correct it, or choose another form.'),
  });
}

export function noSteps(): RpcError {
  return new RpcError({
    code: 'no-steps',
    message: t('It was not changed.'),
    cause: t('The file is not an object with a list of `steps`.'),
    remedy: t('Correct it as text.'),
  });
}
