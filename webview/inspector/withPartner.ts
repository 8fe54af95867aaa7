import type { InspectedFrame, PartnerNews } from '../../src/contract/panel.ts';

/** The detail with what is known now; all else, the payload above all, is the same object. */
export function withPartner(detail: InspectedFrame, { id, message, pairing, over }: PartnerNews): InspectedFrame {
  if (detail.row.id !== id) return detail;
  const { pairing: _pairing, over: _over, ...others } = detail;
  const { reply: _reply, request: _request, unanswered: _unanswered, ...row } = detail.message;
  return { ...others, message: { ...row, ...message }, ...(pairing && { pairing }), ...(over && { over }) };
}
