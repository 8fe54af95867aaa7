import type { Failure } from '../../contract/model.ts';

type Explained = readonly [code: string, cause: string, remedy: string];

const byStatus: Record<number, Explained> = {
  400: [
    'bad-request',
    'The server finds the request wrong.',
    'Its body may say why; check path, headers and subprotocols.',
  ],
  401: [
    'unauthorized',
    'The server wants to know who asks.',
    'Add an Authorization header or a cookie; WWW-Authenticate says which kind.',
  ],
  403: [
    'forbidden-origin',
    'The server refuses this client: often for its Origin, its token or its address.',
    'Add the Origin header or the credentials that the server expects.',
  ],
  404: ['not-found', 'There is nothing at this path.', 'Check the path; servers tell /ws from /ws/.'],
  405: ['method', 'The path does not take GET, which every WebSocket handshake is.', 'Check the path.'],
  426: [
    'upgrade-required',
    'The server wants another protocol or WebSocket version.',
    'Its Upgrade and Sec-WebSocket-Version headers say which.',
  ],
  429: ['too-many', 'The server has had too many requests.', 'Wait; Retry-After may say how long.'],
  502: ['gateway-error', 'A proxy could not reach the server behind it.', 'Check the server behind the proxy.'],
  503: [
    'gateway-error',
    'The server, or the proxy before it, is not available.',
    'Try later; Retry-After may say when.',
  ],
  504: ['gateway-timeout', 'A proxy waited too long for the server behind it.', 'Check the server behind the proxy.'],
};

const droppedHeader = 'Look at what stands between here and the server: a proxy may drop the header.';

const ownMeaning = new Set([401, 403, 404, 429]);

/** The parts of an answer that say why it is no upgrade. */
export interface Refusal {
  version: string;
  status: number;
  headers: { location?: string | undefined; upgrade?: string | undefined };
}

/** Why an answer means that there is no WebSocket here. */
export function refusedFailure(target: string, refusal: Refusal): Failure {
  const [code, cause, remedy] = explain(refusal);
  const instead = refusal.status === 101 ? '101, but it is no valid upgrade' : `${refusal.status} instead of 101`;
  return { code, message: `${target} answered ${instead}.`, cause, remedy };
}

function explain({ version, status, headers }: Refusal): Explained {
  if (status === 101) {
    return headers.upgrade === undefined
      ? ['missing-upgrade', 'The 101 answer has no “Upgrade: websocket” (RFC 6455 §4.1).', droppedHeader]
      : ['missing-connection', 'The 101 answer has no “Connection: Upgrade” (RFC 6455 §4.1).', droppedHeader];
  }
  if (status >= 300 && status < 400) {
    return [
      'redirect',
      `It is elsewhere: ${headers.location ?? 'the answer does not say where'}.`,
      'Connect to that address.',
    ];
  }
  if (version === '1.0' && !ownMeaning.has(status)) {
    return [
      'http-1.0',
      'The answer is HTTP/1.0, which has no Upgrade: no WebSocket is possible over it (RFC 9110 §7.8).',
      'Look for a proxy on the way that speaks HTTP/1.0, and set it to 1.1 (nginx: proxy_http_version 1.1).',
    ];
  }
  if (status >= 200 && status < 300) {
    return [
      'not-upgraded',
      'It was answered like a page: either the path is one, or something in between dropped the Upgrade header.',
      'Check the path; if it is right, have the proxy pass Upgrade and Connection on.',
    ];
  }
  return (
    byStatus[status] ?? [
      'unexpected-status',
      'The server did not accept the handshake.',
      'Its headers and body, below, may say why.',
    ]
  );
}
