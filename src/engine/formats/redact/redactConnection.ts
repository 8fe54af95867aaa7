import type { Failure, Handshake, Head } from '../../../contract/model.ts';
import type { ConnectionFacts, ConnectionMeta } from '../../capture/connectionMeta.ts';
import { checkHandshake } from '../../wire/handshakeChecks.ts';
import { parseHead } from '../../wire/httpHead.ts';
import { redactBody, redactHttp } from './redactHttp.ts';
import type { Redactor } from './redactor.ts';

/** What is known of a connection besides its bytes. What the doctor said has evidence of all kinds, and is left out. */
export function redactConnection(connection: ConnectionMeta, redactor: Redactor): ConnectionFacts {
  const { opened, ended, close, failure, subprotocol, extensions, handshake } = connection;
  return {
    ...(opened === undefined ? {} : { opened }),
    ...(ended === undefined ? {} : { ended }),
    ...(close === undefined ? {} : { close: { ...close, reason: redactor.text(close.reason) } }),
    ...(failure === undefined ? {} : { failure: redactFailure(failure, redactor) }),
    ...(subprotocol === undefined ? {} : { subprotocol: redactor.text(subprotocol) }),
    ...(extensions === undefined ? {} : { extensions: redactor.text(extensions) }),
    ...(handshake === undefined ? {} : { handshake: redactHandshake(handshake, redactor) }),
  };
}

function redactFailure({ code, message, cause, remedy }: Failure, redactor: Redactor): Failure {
  return { code, message: redactor.text(message), cause: redactor.text(cause), remedy: redactor.text(remedy) };
}

function redactHandshake(handshake: Handshake, redactor: Redactor): Handshake {
  const { request, response, timings, subprotocol, extensions, proxy, tls, redirects } = handshake;
  const head = ({ raw }: Head): Head => parseHead(redactHttp(raw, redactor));
  const asked = head(request);
  const answered = response === undefined ? undefined : { ...head(response), status: response.status };
  const body = response?.body;
  return {
    request: asked,
    ...(answered === undefined
      ? {}
      : {
          response: {
            ...answered,
            ...(body === undefined || response === undefined
              ? {}
              : { body: new Uint8Array(redactBody(body, response.raw, redactor)) }),
          },
        }),
    timings,
    ...(subprotocol === undefined ? {} : { subprotocol: redactor.text(subprotocol) }),
    ...(extensions === undefined ? {} : { extensions: redactor.text(extensions) }),
    checks: checkHandshake(asked, answered),
    ...(proxy === undefined
      ? {}
      : {
          proxy: {
            request: head(proxy.request),
            ...(proxy.response === undefined ? {} : { response: head(proxy.response) }),
          },
        }),
    ...(tls === undefined ? {} : { tls }),
    ...(redirects === undefined
      ? {}
      : {
          redirects: redirects.map(({ url, location, ...rest }) => ({
            ...rest,
            url: redactor.text(url),
            location: redactor.text(location),
          })),
        }),
  };
}
