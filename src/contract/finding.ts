import type { ConnectionProfile } from './profile.ts';

/** How far a connection has come, in this order. */
export type FindingStage = 'name' | 'connect' | 'proxy' | 'tls' | 'request' | 'response' | 'upgrade' | 'first-seconds';

/** What the doctor of handshakes says of a connection. An `error` is why it failed. */
export interface Finding {
  /** Stable; see docs/doctor.md. */
  code: string;
  severity: 'error' | 'warning' | 'info';
  stage: FindingStage;
  /** What it is concluded from: header lines, bytes, fields of a certificate, times. Plain text, may have several lines. */
  evidence: string;
  /** One sentence. */
  cause: string;
  /** One sentence. */
  remedy: string;
  /** The remedy as a change of the profile, where it is one. */
  fix?: ProfileFix;
}

export type ProfileFix =
  /** Merged into the profile, objects field by field (RFC 7396); `null` takes a field away. Holds no secrets. */
  | { kind: 'change'; title: string; profile: { [Field in keyof ConnectionProfile]?: ConnectionProfile[Field] | null } }
  /** The certificate is saved as a file, and trusted by this profile. */
  | { kind: 'trust'; title: string; pem: string; subject: string };
