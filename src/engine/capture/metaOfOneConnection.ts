/** Members of `session.json` that version 1, which knew of one connection only, had at the top. */
const ofTheConnection = [
  'opened',
  'ended',
  'close',
  'failure',
  'framing',
  'subprotocol',
  'extensions',
  'handshake',
] as const;

/** A description of version 1 as the one of today. */
export function ofOneConnection(meta: object): object {
  const members = Object.entries(meta);
  const isOfIt = (name: string): boolean => (ofTheConnection as readonly string[]).includes(name);
  const { started, ended } = meta as { started?: unknown; ended?: unknown };
  const connection = {
    number: 1,
    started,
    ...Object.fromEntries(members.filter(([name]) => isOfIt(name))),
    from: { in: 0, out: 0 },
  };
  return {
    ...Object.fromEntries(members.filter(([name]) => !isOfIt(name))),
    ...(ended === undefined ? {} : { ended }),
    connections: [connection],
  };
}
