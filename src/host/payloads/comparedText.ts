/** Two payloads as texts that are compared line by line. */
import type { PayloadPart } from '../../contract/model.ts';
import { RpcError } from '../../contract/rpc.ts';
import { hexDump, hexLimit, moreBytes, payloadText, wholeText, type PayloadForm } from '../views/payloadText.ts';
import { prettyJson } from './prettyJson.ts';

/** UTF-16 code units: VS Code itself compares no files of more than 50 MB. */
const mostCompared = 16 << 20;

/** The same for both: `json` only where both are JSON and are here in full, `hex` where one is no text. */
export function comparedForm(left: PayloadPart, right: PayloadPart): PayloadForm {
  const parts = [left, right];
  if (parts.some((part) => wholeText(part) === undefined)) return 'hex';
  return parts.every((part) => inLines(part) !== undefined) ? 'json' : 'text';
}

export function comparedText(part: PayloadPart, form: PayloadForm): string {
  switch (form) {
    case 'json':
      return inLines(part) ?? payloadText(part);
    case 'text':
      return payloadText(part);
    case 'hex':
      return hexText(part);
    default:
      return form satisfies never;
  }
}

function inLines(part: PayloadPart): string | undefined {
  const text = part.bytes.length < part.total ? undefined : wholeText(part);
  try {
    return text === undefined ? undefined : prettyJson(text, mostCompared);
  } catch (error) {
    if (error instanceof RpcError && error.code === 'too-large') return undefined;
    throw error;
  }
}

function hexText({ bytes, total }: PayloadPart): string {
  const shown = bytes.subarray(0, hexLimit);
  const left = total - shown.length;
  return left > 0 ? `${hexDump(shown)}\n\n${moreBytes(left)}` : hexDump(shown);
}
