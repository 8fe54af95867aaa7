import type { Failure } from '../../contract/model.ts';

/** How far a connection had come when it failed. */
export type Stage = 'name' | 'connect' | 'tls' | 'response';

interface Explained {
  code: string;
  cause: string;
  remedy: string;
}

const networkErrors: Record<string, Explained> = {
  ENOTFOUND: {
    code: 'name-not-found',
    cause: 'The host name cannot be resolved.',
    remedy: 'Check the spelling of the host, and that the network or VPN it belongs to is connected.',
  },
  EAI_AGAIN: {
    code: 'name-not-found',
    cause: 'The name server did not answer.',
    remedy: 'Check the network connection and try again.',
  },
  ECONNREFUSED: {
    code: 'refused',
    cause: 'Nothing listens on that port, or a firewall refuses the connection.',
    remedy: 'Check that the server runs and that host and port are right.',
  },
  EHOSTUNREACH: {
    code: 'unreachable',
    cause: 'There is no route to the host.',
    remedy: 'Check the network connection, VPN and firewall.',
  },
  ENETUNREACH: {
    code: 'unreachable',
    cause: 'There is no route to the network of the host.',
    remedy: 'Check the network connection, VPN and firewall.',
  },
  ETIMEDOUT: {
    code: 'connect-timeout',
    cause: 'The host did not answer the connection attempt.',
    remedy: 'Check host and port; a firewall may be dropping packets.',
  },
};

const tlsErrors: Record<string, Explained> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned(),
  SELF_SIGNED_CERT_IN_CHAIN: selfSigned(),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority(),
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority(),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority(),
  CERT_HAS_EXPIRED: {
    code: 'tls-expired',
    cause: 'The server’s certificate has expired.',
    remedy: 'Renew the certificate, or check the clock of this machine.',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    code: 'tls-wrong-host',
    cause: 'The server’s certificate is for another host name.',
    remedy: 'Use the name that the certificate was made for.',
  },
};

const handshakeErrors: Record<string, Explained> = {
  'Invalid Upgrade header': {
    code: 'missing-upgrade',
    cause: 'The 101 answer has no “Upgrade: websocket” (RFC 6455 §4.1).',
    remedy: 'Look at what stands between here and the server: a proxy may drop the header.',
  },
  'Invalid Sec-WebSocket-Accept header': {
    code: 'bad-accept',
    cause: 'Sec-WebSocket-Accept does not answer the key that was sent (RFC 6455 §4.1).',
    remedy: 'The server, or a cache in front of it, answers for another request.',
  },
  'Server sent no subprotocol': {
    code: 'no-subprotocol-chosen',
    cause: 'Subprotocols were offered and the server chose none of them.',
    remedy: 'Offer a subprotocol that the server speaks, or none.',
  },
  'Server sent an invalid subprotocol': {
    code: 'unexpected-subprotocol',
    cause: 'The server chose a subprotocol that was not offered (RFC 6455 §4.1).',
    remedy: 'Offer the subprotocol that the server names in its answer.',
  },
  'Server sent a subprotocol but none was requested': {
    code: 'unexpected-subprotocol',
    cause: 'The server chose a subprotocol although none was offered (RFC 6455 §4.1).',
    remedy: 'Offer the subprotocol that the server names in its answer.',
  },
  'Invalid Sec-WebSocket-Extensions header': {
    code: 'bad-extension-parameters',
    cause: 'The extensions in the answer cannot be read or have parameters that were not offered (RFC 7692 §7.1).',
    remedy: 'Switch compression off for this connection, or correct the server.',
  },
  'Server indicated an extension that was not requested': unexpectedExtension(),
  'Server sent a Sec-WebSocket-Extensions header but no extension was requested': unexpectedExtension(),
};

/** Why a connection could not be made, from the error that the sockets or `ws` gave. */
export function connectFailure(error: Error, target: string, stage: Stage): Failure {
  const code = errorCode(error);
  const known = networkErrors[code] ??
    tlsErrors[code] ??
    handshakeErrors[error.message] ??
    (code.startsWith('HPE_') ? notHttp(error) : undefined) ??
    (stage === 'tls' || code === 'EPROTO' || code.startsWith('ERR_SSL') ? tlsFailed(error) : undefined) ??
    (code === 'ECONNRESET' || code === 'EPIPE' ? cutOff(stage) : undefined) ?? {
      code: 'connect-failed',
      cause: error.message,
      remedy: 'Look at the handshake for what was sent and answered.',
    };
  return { code: known.code, message: `${target} could not be connected.`, cause: known.cause, remedy: known.remedy };
}

/** Nothing more happened within the time that is allowed. */
export function timeoutFailure(target: string, stage: Stage, milliseconds: number): Failure {
  const connected = stage === 'response';
  return {
    code: connected ? 'response-timeout' : 'connect-timeout',
    message: `${target} did not answer within ${milliseconds / 1000} s.`,
    cause: connected
      ? 'The connection was made and the request sent, but no whole answer to it came.'
      : stage === 'tls'
        ? 'The port accepted the connection, but the TLS handshake did not end.'
        : 'The host did not answer the connection attempt.',
    remedy: connected
      ? 'Check that this port speaks HTTP and WebSocket, or allow more time in websocketInspector.connect.timeout.'
      : 'Check host and port; a firewall may be dropping packets.',
  };
}

/** With several addresses for a name, the error of the first is told. */
function errorCode(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const code = (error as NodeJS.ErrnoException).code ?? (first as NodeJS.ErrnoException | undefined)?.code;
  return code ?? '';
}

function cutOff(stage: Stage): Explained {
  return {
    code: 'closed-before-response',
    cause:
      stage === 'response'
        ? 'The server, or something in between, closed the connection before a whole answer came.'
        : 'The connection was reset.',
    remedy: 'Check that this port speaks WebSocket; a TLS server closes on ws://, a proxy on what it does not allow.',
  };
}

function notHttp(error: Error): Explained {
  return {
    code: 'not-http',
    cause: `The answer is not HTTP: ${error.message}.`,
    remedy: 'Check the port: what listens there speaks another protocol, perhaps TLS (then use wss://).',
  };
}

function tlsFailed(error: Error): Explained {
  const wrongVersion = /wrong version number|packet length too long|http request/i.test(error.message);
  return wrongVersion
    ? {
        code: 'tls-on-plain-port',
        cause: 'The server does not answer with TLS: it speaks plain text on this port.',
        remedy: 'Use ws:// for this port.',
      }
    : {
        code: 'tls-failed',
        cause: error.message,
        remedy: 'Check which TLS versions and certificates the server wants.',
      };
}

function selfSigned(): Explained {
  return {
    code: 'tls-self-signed',
    cause: 'The server’s certificate is signed by itself or by an authority that is not trusted here.',
    remedy: 'Trust the authority on this machine.',
  };
}

function unknownAuthority(): Explained {
  return {
    code: 'tls-unknown-ca',
    cause:
      'The authority that signed the server’s certificate is not known here, or the server leaves out a link of the chain.',
    remedy: 'Trust the authority on this machine, or have the server send the whole chain.',
  };
}

function unexpectedExtension(): Explained {
  return {
    code: 'unexpected-extension',
    cause: 'The answer names an extension that was not offered (RFC 6455 §4.1).',
    remedy: 'Correct the server, or look for a proxy that adds the header.',
  };
}
