import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';

export function noTarget(): RpcError {
  return new RpcError({
    code: 'no-target',
    message: t('Nothing says what the scenario connects to.'),
    cause: t('It has no `target`.'),
    remedy: t('Write the address, or the name of a profile, as its `target`.'),
  });
}

export function noSuchProfile(name: string): RpcError {
  return new RpcError({
    code: 'no-such-profile',
    message: t('There is no profile “{0}”.', name),
    cause: t('No profile file of this window has one of that name that can be used.'),
    remedy: t('Correct the name in the scenario, or write the profile.'),
  });
}

export function scenarioFaulty(sentence: string): RpcError {
  return new RpcError({
    code: 'scenario-faulty',
    message: t('The scenario cannot be run.'),
    cause: sentence,
    remedy: t('Its mistakes are marked in the editor.'),
  });
}
