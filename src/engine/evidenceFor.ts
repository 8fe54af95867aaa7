import { evidenceParts, type EvidencePart, type FormatId } from '../contract/decoding.ts';
import type { Evidence } from './decode/format.ts';
import { formatOf } from './decode/registry.ts';

/** What of the evidence speaks for a format: it is asked about each part by itself, then about all but that part. */
export function evidenceFor(id: Exclude<FormatId, 'none'>, evidence: Evidence): EvidencePart[] {
  const format = formatOf(id);
  const { subprotocol, url, schema, messages } = evidence;
  const nothing = { ...evidence, subprotocol: '', url: '', schema: undefined, messages: [] };
  const alone = { schema: { schema }, subprotocol: { subprotocol }, url: { url }, messages: { messages } };
  const absent = {
    schema: { schema: undefined },
    subprotocol: { subprotocol: '' },
    url: { url: '' },
    messages: { messages: [] },
  };
  const sure = format.recognise(evidence);
  return evidenceParts.filter(
    (part) =>
      format.recognise({ ...nothing, ...alone[part] }) > 0 || format.recognise({ ...evidence, ...absent[part] }) < sure,
  );
}
