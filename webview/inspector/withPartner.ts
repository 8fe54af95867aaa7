import type { FrameDetail } from '../../src/contract/model.ts';
import type { PartnerNews } from '../../src/contract/panel.ts';

/** The detail with what is known now; all else, the payload above all, is the same object. */
export function withPartner(detail: FrameDetail, { id, message, pairing }: PartnerNews): FrameDetail {
  if (detail.row.id !== id) return detail;
  const { pairing: _pairing, ...others } = detail;
  const { reply: _reply, request: _request, unanswered: _unanswered, ...row } = detail.message;
  return { ...others, message: { ...row, ...message }, ...(pairing && { pairing }) };
}
