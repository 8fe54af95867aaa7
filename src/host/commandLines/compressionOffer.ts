/** `Sec-WebSocket-Extensions` of a request, as a profile says it (RFC 7692 §7.1). */
import type { Compression } from '../../contract/profile.ts';

/** Empty: nothing is offered. */
export function compressionOffer(compression: boolean | Compression = true): string {
  if (compression === false) return '';
  const {
    serverNoContextTakeover,
    clientNoContextTakeover,
    serverMaxWindowBits,
    clientMaxWindowBits = true,
  } = compression === true ? {} : compression;
  return [
    'permessage-deflate',
    ...(serverNoContextTakeover === true ? ['server_no_context_takeover'] : []),
    ...(clientNoContextTakeover === true ? ['client_no_context_takeover'] : []),
    ...(serverMaxWindowBits === undefined ? [] : [`server_max_window_bits=${serverMaxWindowBits}`]),
    ...(clientMaxWindowBits === true ? ['client_max_window_bits'] : []),
    ...(typeof clientMaxWindowBits === 'number' ? [`client_max_window_bits=${clientMaxWindowBits}`] : []),
  ].join('; ');
}

/** True: the offer that is made by itself. Undefined: the offer holds something that a profile cannot say. */
export function readCompressionOffer(offer: string): boolean | Compression | undefined {
  if (offer.trim() === '') return false;
  const [name, ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase());
  if (name !== 'permessage-deflate' || offer.includes(',')) return undefined;
  const read: Compression = { clientMaxWindowBits: false };
  for (const parameter of parameters) {
    if (!readParameter(parameter, read)) return undefined;
  }
  if (read.clientMaxWindowBits === true) delete read.clientMaxWindowBits;
  return Object.keys(read).length === 0 ? true : read;
}

function readParameter(parameter: string, read: Compression): boolean {
  const [name, value] = parameter.split('=').map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
  const bits = value !== undefined && /^(?:[89]|1[0-5])$/.test(value) ? Number(value) : undefined;
  if (value !== undefined && bits === undefined) return false;
  switch (name) {
    case 'server_no_context_takeover':
      read.serverNoContextTakeover = true;
      return value === undefined;
    case 'client_no_context_takeover':
      read.clientNoContextTakeover = true;
      return value === undefined;
    case 'server_max_window_bits':
      if (bits !== undefined) read.serverMaxWindowBits = bits;
      return bits !== undefined;
    case 'client_max_window_bits':
      read.clientMaxWindowBits = bits ?? true;
      return true;
    default:
      return false;
  }
}
