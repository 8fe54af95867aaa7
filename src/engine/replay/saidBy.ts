import type { Outgoing } from '../../contract/engine.ts';
import type { Said } from './answer.ts';
import { noJson } from './received.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A message that is sent, to be looked at as one that was received is. */
export function saidBy(message: Outgoing): Said {
  if (message.kind === 'text') return said(true, encoder.encode(message.text));
  if (message.kind === 'binary') return said(message.binary === false, message.bytes);
  return said(false, new Uint8Array());
}

function said(isText: boolean, bytes: Uint8Array): Said {
  return { isText, bytes, json: jsonOf(bytes) };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch {
    return noJson;
  }
}
