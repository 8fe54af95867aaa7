/** What a person typed for a close frame; whether it may be sent is for the engine to say. */
export function closeParams(code: string, reason: string): { code?: number; reason?: string } {
  const number = code.trim() === '' ? undefined : Number(code);
  return { ...(number === undefined ? {} : { code: number }), ...(reason === '' ? {} : { reason }) };
}
