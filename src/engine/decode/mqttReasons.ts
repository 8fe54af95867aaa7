/** What the numbers in answers of MQTT mean, in the words of its specifications. */

/** Reason codes of MQTT 5 (mqtt-v5.0 §2.4) other than success. */
const reasons: ReadonlyMap<number, string> = new Map([
  [0x04, 'Disconnect with Will Message'],
  [0x10, 'No matching subscribers'],
  [0x11, 'No subscription existed'],
  [0x18, 'Continue authentication'],
  [0x19, 'Re-authenticate'],
  [0x80, 'Unspecified error'],
  [0x81, 'Malformed Packet'],
  [0x82, 'Protocol Error'],
  [0x83, 'Implementation specific error'],
  [0x84, 'Unsupported Protocol Version'],
  [0x85, 'Client Identifier not valid'],
  [0x86, 'Bad User Name or Password'],
  [0x87, 'Not authorized'],
  [0x88, 'Server unavailable'],
  [0x89, 'Server busy'],
  [0x8a, 'Banned'],
  [0x8b, 'Server shutting down'],
  [0x8c, 'Bad authentication method'],
  [0x8d, 'Keep Alive timeout'],
  [0x8e, 'Session taken over'],
  [0x8f, 'Topic Filter invalid'],
  [0x90, 'Topic Name invalid'],
  [0x91, 'Packet Identifier in use'],
  [0x92, 'Packet Identifier not found'],
  [0x93, 'Receive Maximum exceeded'],
  [0x94, 'Topic Alias invalid'],
  [0x95, 'Packet too large'],
  [0x96, 'Message rate too high'],
  [0x97, 'Quota exceeded'],
  [0x98, 'Administrative action'],
  [0x99, 'Payload format invalid'],
  [0x9a, 'Retain not supported'],
  [0x9b, 'QoS not supported'],
  [0x9c, 'Use another server'],
  [0x9d, 'Server moved'],
  [0x9e, 'Shared Subscriptions not supported'],
  [0x9f, 'Connection rate exceeded'],
  [0xa0, 'Maximum connect time'],
  [0xa1, 'Subscription Identifiers not supported'],
  [0xa2, 'Wildcard Subscriptions not supported'],
]);

/** Return codes of CONNACK before MQTT 5 (mqtt-v3.1.1 §3.2.2.3), from 0 on. */
const returns = [
  'Accepted',
  'Unacceptable protocol version',
  'Identifier rejected',
  'Server unavailable',
  'Bad user name or password',
  'Not authorized',
];

/** `135 Not authorized`; the number alone where it has no name, nothing for success. */
export function reasonWords(code: number): string {
  if (code === 0) return '';
  return named(code, reasons.get(code));
}

/** `Accepted`, `5 Not authorized`. */
export function returnWords(code: number): string {
  return code === 0 ? returns[0]! : named(code, returns[code]);
}

/** What a subscription got: `QoS 1`, `128 Failure` (mqtt-v3.1.1 §3.9.3, also what MQTT 5 leaves unsaid), or a reason of MQTT 5. */
export function grantWords(code: number): string {
  if (code <= 2) return `QoS ${code}`;
  return code === 0x80 ? named(code, 'Failure') : reasonWords(code);
}

/** Of the protocol levels (mqtt-v5.0 §3.1.2.2): `MQTT 3.1.1`. */
export function versionWords(level: number): string {
  const version = new Map([
    [3, '3.1'],
    [4, '3.1.1'],
    [5, '5'],
  ]).get(level);
  return version === undefined ? `level ${level}` : `MQTT ${version}`;
}

function named(code: number, name: string | undefined): string {
  return name === undefined ? String(code) : `${code} ${name}`;
}
