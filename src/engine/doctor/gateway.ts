/** Who answered in the server's place, by the marks that they leave. */
import { t } from '../../contract/l10n.ts';
import type { AnsweredHead } from '../net/attempt.ts';
import { headerValue } from '../wire/httpHead.ts';
import { bodyText } from './answerEvidence.ts';

const servers: [name: string, pattern: RegExp][] = [
  ['Cloudflare', /^cloudflare/i],
  ['nginx', /^nginx|^openresty/i],
  ['Envoy', /^(?:istio-)?envoy/i],
  ['AWS Elastic Load Balancing', /^awselb/i],
  ['CloudFront', /^cloudfront/i],
  ['HAProxy', /^haproxy/i],
  ['Varnish', /^varnish/i],
  ['Squid', /^squid/i],
  ['Caddy', /^caddy/i],
  ['Traefik', /^traefik/i],
  ['Google Front End', /^(?:gfe|google frontend)/i],
  ['Akamai', /^akamaighost/i],
  ['Azure Application Gateway', /^microsoft-azure-application-gateway/i],
];

const bodies: [name: string, pattern: RegExp][] = [
  ['nginx', /<center>(?:nginx|openresty)/],
  [
    'HAProxy',
    /No server is available to handle this request|<h1>50[234] [\w -]+<\/h1>\n?The server (?:didn't respond|returned an invalid)/,
  ],
  ['Envoy', /upstream (?:connect error|request timeout)|no healthy upstream/],
  ['Squid', /Generated .{0,80} by .{0,80} \(squid/],
  ['Heroku', /no-such-app|Heroku \| /],
];

const marks: [name: string, field: string][] = [
  ['Cloudflare', 'CF-RAY'],
  ['CloudFront', 'X-Amz-Cf-Id'],
  ['Varnish', 'X-Varnish'],
  ['Squid', 'X-Squid-Error'],
  ['Envoy', 'X-Envoy-Upstream-Service-Time'],
];

/** `nginx`, `Cloudflare`, … where an answer shows it; its `Via` otherwise; undefined where nothing says so. */
export function gatewayOf(answer: AnsweredHead): string | undefined {
  const server = headerValue(answer.headers, 'Server') ?? '';
  const named =
    servers.find(([, pattern]) => pattern.test(server)) ??
    marks.find(([, field]) => headerValue(answer.headers, field) !== undefined) ??
    bodies.find(([, pattern]) => pattern.test(bodyText(answer)));
  if (named !== undefined) return named[0];
  const via = headerValue(answer.headers, 'Via');
  return via === undefined ? undefined : `${t('“{0}”', via.slice(0, 60))} (Via)`;
}

/** There is one in between for certain: not only a server that may be one. */
export function passedThrough(answer: AnsweredHead): boolean {
  const fields = ['Via', 'X-Cache', 'X-Served-By', 'X-Squid-Error', ...marks.map(([, field]) => field)];
  return fields.some((field) => headerValue(answer.headers, field) !== undefined);
}
