/** By what the backends behind a balancer can be told apart in their answers. */
import { createHash } from 'node:crypto';
import type { HeaderList } from '../../contract/model.ts';

export interface BackendMark {
  /** `Server`, `Cookie SERVERID`, … */
  name: string;
  /** What is compared; of cookies never shown, where it could be more than a backend's name. */
  value: string;
  /** Fit to be shown. */
  shown: string;
  /** `new-each-time`: balancers give another one with each answer, also for the same backend. */
  kind: 'backend' | 'new-each-time';
  /** Of a cookie: its name. */
  cookie?: string;
}

const fields = [
  'Server',
  'X-Served-By',
  'X-Backend',
  'X-Backend-Server',
  'X-Upstream',
  'X-Upstream-Addr',
  'X-Server',
  'X-Server-Id',
  'X-Node',
  'X-Instance',
  'X-Instance-Id',
  'X-Pod',
  'X-Hostname',
  'Fly-Region',
  'Via',
];

/** HAProxy's, Apache's, Azure's, Traefik's and others': the same for the same backend. */
const backendCookies =
  /^(?:arraffinity(?:samesite)?|server_?id|srv_?(?:id|name)?|backend(?:_?id)?|route(?:_?id)?|lb(?:_?id)?|sticky|sticky[-_.].*|node_?id|upstream|serverused|balance(?:r_?id)?|_traefik_backend)$/i;
/** AWS's, Google's, ingress-nginx's and Socket.IO's. */
const freshCookies = /^(?:awsalb(?:cors|tg|tgcors)?|awselb(?:cors)?|gclb|ingresscookie|io)$/i;

/** Those of an answer, each name once; at most 20. */
export function backendMarks(headers: HeaderList): BackendMark[] {
  const marks = new Map<string, BackendMark>();
  for (const [name, value] of headers.slice(0, 500)) {
    const field = fields.find((known) => known.toLowerCase() === name.toLowerCase());
    if (field !== undefined) {
      marks.set(field, { name: field, value, shown: `${field}: ${value}`, kind: 'backend' });
    } else if (name.toLowerCase() === 'set-cookie') {
      const mark = cookieMark(value);
      if (mark !== undefined) marks.set(mark.name, mark);
    }
  }
  return [...marks.values()].slice(0, 20);
}

function cookieMark(text: string): BackendMark | undefined {
  const [, cookie = '', value = ''] = /^\s*([^=;]{1,100})=([^;]*)/.exec(text) ?? [];
  const name = `Cookie ${cookie}`;
  // Tomcat's and others' route is after the last dot (jvmRoute); what is before it is the session.
  const route = /^jsessionid$/i.test(cookie) ? /\.([\w-]{1,40})$/.exec(value)?.[1] : undefined;
  if (route !== undefined) {
    return { name, value: route, shown: `Set-Cookie: ${cookie}=….${route}`, kind: 'backend', cookie };
  }
  const kind = backendCookies.test(cookie) ? 'backend' : freshCookies.test(cookie) ? 'new-each-time' : undefined;
  if (kind === undefined) return undefined;
  const short = kind === 'backend' && /^[\w.:-]{1,24}$/.test(value) ? value : `(#${fingerprint(value)})`;
  return { name, value, shown: `Set-Cookie: ${cookie}=${short}`, kind, cookie };
}

/** Shows that two values differ, and nothing of them. */
function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 8);
}
