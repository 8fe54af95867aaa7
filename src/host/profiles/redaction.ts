/** Addresses and failures for people and the log. */
import type { Failure } from '../../contract/model.ts';
import { withoutUserInformation } from '../address/address.ts';
import { withoutSecrets } from './knownSecrets.ts';
import { extractSecrets } from './secretExtraction.ts';

/** No user information, no secret-like query value. */
export function redactedUrl(url: string): string {
  return withoutUserInformation(extractSecrets({ url }, () => '…').url);
}

export function redactedFailure(failure: Failure, secrets: readonly string[]): Failure {
  const { message, cause, remedy } = failure;
  const hide = (text: string): string => withoutSecrets(text, secrets);
  return { ...failure, message: hide(message), cause: hide(cause), remedy: hide(remedy) };
}
