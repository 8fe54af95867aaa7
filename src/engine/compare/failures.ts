import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

export function wrongRule(rule: string, why: string): RpcError {
  return new RpcError({
    code: 'ignore-rule',
    message: t('{0} cannot be ignored.', JSON.stringify(rule)),
    cause: why,
    remedy: t('Write a JSON path ($.time, $.items[*].id, $..token) or a regular expression (/\\d+/).'),
  });
}
