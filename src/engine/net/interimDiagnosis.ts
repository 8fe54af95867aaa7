import type { Finding } from '../../contract/finding.ts';
import type { Failure } from '../../contract/model.ts';
import type { Attempt } from './attempt.ts';
import { connectFailure as old, timeoutFailure } from './connectFailure.ts';
import { refusedFailure } from './refusedFailure.ts';
export function diagnose(_a: Attempt, _p: object): Finding[] {
  return [];
}
export function connectFailure(_f: Finding[], a: Attempt): Failure | undefined {
  const t = a.target.url;
  const stage = a.stage === 'open' || a.stage === 'proxy' ? 'response' : a.stage;
  if (a.timedOut !== undefined) return timeoutFailure(t, stage, a.timedOut);
  if (a.unreadable) return old(Object.assign(new Error('no HTTP'), { code: 'HPE_X' }), t, stage);
  if (a.error) return old(Object.assign(new Error(a.error.message), { code: a.error.code }), t, stage);
  const r = a.response;
  if (!r) return old(Object.assign(new Error('x'), { code: 'ECONNRESET' }), t, 'response');
  const h = (n: string) => r.headers.find(([k]) => k.toLowerCase() === n)?.[1];
  if (r.status !== 101)
    return refusedFailure(t, {
      version: r.version,
      status: r.status,
      headers: { location: h('location'), upgrade: h('upgrade') },
    });
  if (h('upgrade')?.toLowerCase() !== 'websocket' || h('connection') === undefined)
    return refusedFailure(t, { version: r.version, status: 101, headers: { upgrade: h('upgrade') } });
  if (a.checks.find((c) => c.name === 'Sec-WebSocket-Accept')?.ok !== true)
    return old(new Error('Invalid Sec-WebSocket-Accept header'), t, 'response');
  const p = h('sec-websocket-protocol');
  if (p !== undefined && !a.offered.subprotocols.includes(p))
    return old(new Error('Server sent an invalid subprotocol'), t, 'response');
  const e = h('sec-websocket-extensions');
  if (e !== undefined && (!/^permessage-deflate/.test(e) || a.offered.extensions === ''))
    return old(new Error('Server indicated an extension that was not requested'), t, 'response');
  return undefined;
}
