/** Which direction of a permessage-deflate connection keeps its context, from the answer's extensions (RFC 7692 §7.1.1). */
export function contextTakeover(extensions: string): { in: boolean; out: boolean } {
  const parameters = extensions.split(/[;,]/).map((parameter) => parameter.trim().toLowerCase());
  return {
    in: !parameters.includes('server_no_context_takeover'),
    out: !parameters.includes('client_no_context_takeover'),
  };
}
