/** A payload in the forms that a scenario may write it in. */
import { t } from '../../../contract/l10n.ts';
import type { ProfileMessage } from '../../../contract/profile.ts';
import type { PayloadForm } from '../../../contract/scenarioTable.ts';
import { base64Bytes, hexBytes } from '../../panel/byteNotation.ts';
import { hasReference } from '../../profiles/variables/template.ts';
import { notWritten } from './failures.ts';

export function formOf(payload: ProfileMessage): { form: PayloadForm; value: string } {
  if (typeof payload === 'string') return { form: 'text', value: payload };
  if ('text' in payload) return { form: 'text', value: payload.text };
  if ('json' in payload) return { form: 'json', value: JSON.stringify(payload.json) };
  if ('hex' in payload) return { form: 'hex', value: payload.hex };
  return { form: 'base64', value: payload.base64 };
}

/** What a person wrote, as the file has it. Throws an `RpcError` where it is not of this form. */
export function payloadOf(form: PayloadForm, value: string): ProfileMessage {
  switch (form) {
    case 'text':
      return value;
    case 'json':
      return { json: jsonOf(value) };
    case 'hex':
      if (!hasReference(value)) bytesOf(hexBytes, value);
      return { hex: value };
    case 'base64':
      if (!hasReference(value)) bytesOf(base64Bytes, value);
      return { base64: value };
    default:
      return form satisfies never;
  }
}

/** The same bytes in another form. Throws an `RpcError` where they have none, or variables stand in them. */
export function inForm(payload: ProfileMessage, form: PayloadForm): ProfileMessage {
  const now = formOf(payload);
  const isWords = (one: PayloadForm): boolean => one === 'text' || one === 'json';
  if (isWords(now.form) && isWords(form)) return payloadOf(form, now.value);
  if (hasReference(now.value)) throw notWritten(t('Variables stand in it: their bytes are not known yet.'));
  const bytes = bytesIn(now);
  if (form === 'hex') return { hex: Buffer.from(bytes).toString('hex') };
  if (form === 'base64') return { base64: Buffer.from(bytes).toString('base64') };
  return payloadOf(form, written(bytes));
}

function bytesIn({ form, value }: { form: PayloadForm; value: string }): Uint8Array {
  if (form === 'hex') return bytesOf(hexBytes, value);
  if (form === 'base64') return bytesOf(base64Bytes, value);
  // What is written twice so that it is no variable.
  return Buffer.from(value.replaceAll('$${', () => '${'));
}

function written(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.replaceAll('${', () => '$${');
  } catch {
    throw notWritten(t('Its bytes are no text (UTF-8).'));
  }
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch (error) {
    throw notWritten(error instanceof Error ? error.message : String(error));
  }
}

function bytesOf(read: (text: string) => Uint8Array, value: string): Uint8Array {
  try {
    return read(value);
  } catch (error) {
    throw notWritten(error instanceof Error ? error.message : String(error));
  }
}
