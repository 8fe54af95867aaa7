/** Addresses for the log: no user information, no secret-like query value. */
import { withoutUserInformation } from '../address/address.ts';
import { extractSecrets } from './secretExtraction.ts';

export function redactedUrl(url: string): string {
  return withoutUserInformation(extractSecrets({ url }, () => '…').url);
}
