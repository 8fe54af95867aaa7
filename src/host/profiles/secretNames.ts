/** Which names and values of a profile are secrets. Rather one too many: a kept secret is filled in again by itself. */

const wordPattern =
  /token|secret|passw|passphrase|pwd|credential|authori[sz]ation|\bauth\b|cookie|jwt|bearer|signature|session[-_]?id|api[-_]?key|access[-_]?key|private[-_]?key/i;
/** `key`, `sig`, `auth`, `sid` as a word of its own: `X-Key`, `access_key`, `authKey`. */
const partPattern = /(?:^|[-_.\s])(?:key|sig|auth|sid|pass)(?:$|[-_.\s\d])|[a-z](?:Key|Sig|Auth)(?:$|[-_.\d])/;

export function isSecretName(name: string): boolean {
  return wordPattern.test(name) || partPattern.test(name) || partPattern.test(name.toLowerCase());
}

/** Values that show what they are whatever their name: JSON Web Tokens (RFC 7519), HTTP credentials (RFC 9110 §11.4). */
export function isSecretValue(value: string): boolean {
  return /\beyJ[\w-]{8,}\.[\w-]+/.test(value) || /^(?:bearer|basic|digest|negotiate|token)\s+\S/i.test(value);
}

/** Some servers take a credential as a subprotocol, e.g. Kubernetes' `base64url.bearer.authorization.k8s.io.…`. */
export function isSecretSubprotocol(subprotocol: string): boolean {
  return isSecretValue(subprotocol) || (isSecretName(subprotocol) && subprotocol.length >= 24);
}
