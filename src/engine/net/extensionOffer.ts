import type { ConnectionProfile } from '../../contract/profile.ts';

/** The value of `Sec-WebSocket-Extensions` that a profile asks for (RFC 7692 §7.1); empty: nothing is offered. */
export function extensionOffer(compression: ConnectionProfile['compression'] = true): string {
  if (compression === false) return '';
  const settings = compression === true ? {} : compression;
  const parameters = ['permessage-deflate'];
  if (settings.serverNoContextTakeover === true) parameters.push('server_no_context_takeover');
  if (settings.clientNoContextTakeover === true) parameters.push('client_no_context_takeover');
  if (settings.serverMaxWindowBits !== undefined)
    parameters.push(`server_max_window_bits=${settings.serverMaxWindowBits}`);
  const { clientMaxWindowBits = true } = settings;
  if (clientMaxWindowBits === true) parameters.push('client_max_window_bits');
  else if (clientMaxWindowBits !== false) parameters.push(`client_max_window_bits=${clientMaxWindowBits}`);
  return parameters.join('; ');
}
