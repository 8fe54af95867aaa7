/** Which names and values are secrets, by what they look like. Rather one too many: it is only shown with less. */

const wordPattern =
  /token|secret|passw|passphrase|pwd|credential|authori[sz]ation|\bauth\b|cookie|jwt|bearer|signature|session[-_]?id|api[-_]?key|access[-_]?key|private[-_]?key|ticket/i;
/** `key`, `sig`, `auth`, `sid`, `code` as a word of its own: `X-Key`, `access_key`, `authKey`. */
const partPattern =
  /(?:^|[-_.\s])(?:key|sig|auth|sid|pass|code|nonce)(?:$|[-_.\s\d])|[a-z](?:Key|Sig|Auth)(?:$|[-_.\d])/;

/** Of the handshake itself, and of what servers ask for: they name no credentials. */
const open = new Set(['sec-websocket-key', 'www-authenticate', 'proxy-authenticate']);

/** Of a header, a cookie or a query parameter. */
export function isSecretName(name: string): boolean {
  if (open.has(name.toLowerCase())) return false;
  return wordPattern.test(name) || partPattern.test(name) || partPattern.test(name.toLowerCase());
}

/** JSON Web Tokens (RFC 7519), HTTP credentials (RFC 9110 §11.4), and what nobody would type by hand. */
export function isSecretValue(value: string): boolean {
  return (
    /\beyJ[\w-]{8,}/.test(value) || /^(?:bearer|basic|digest|negotiate|token)\s+\S/i.test(value) || looksRandom(value)
  );
}

/** 24 characters and more with digits and both cases, or 32 and more in hex. */
function looksRandom(value: string): boolean {
  if (/[0-9a-f]{32}/i.test(value)) return true;
  const runs: string[] = value.match(/[\w-]{24,}/g) ?? [];
  return runs.some((run) => /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run));
}

/** Some servers take a credential as a subprotocol, e.g. Kubernetes' `base64url.bearer.authorization.k8s.io.…`. */
export function isSecretSubprotocol(name: string): boolean {
  return isSecretValue(name) || (name.length >= 24 && isSecretName(name));
}
