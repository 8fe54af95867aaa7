import type { ConnectionProfile } from '../../contract/profile.ts';
import type { Attempt } from '../net/attempt.ts';

/** What of a profile the doctor looks at. */
export type DoctorProfile = Pick<
  ConnectionProfile,
  | 'url'
  | 'query'
  | 'headers'
  | 'subprotocols'
  | 'origin'
  | 'cookies'
  | 'auth'
  | 'proxy'
  | 'tls'
  | 'compression'
  | 'timeouts'
  | 'followRedirects'
  | 'family'
>;

/** One attempt under examination. */
export interface Examined {
  /** What is concluded from. */
  attempt: Attempt;
  /** The same without secrets: what evidence, causes, remedies and fixes are made of. */
  shown: Attempt;
  profile: DoctorProfile;
}
