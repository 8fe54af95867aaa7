/** What a connection is called: in tabs, trees and the status bar. */
import type { ConnectionProfile } from '../../contract/model.ts';
import { addressLabel, type Address } from './address.ts';

/** The profile's name, or host and path; says where the address was understood as its ws twin. */
export function connectionLabel(profile: ConnectionProfile, address: Address): string {
  if (profile.name !== undefined && profile.name !== '') return profile.name;
  const typedScheme = /^(https?):\/\//i.exec(profile.url.trim())?.[1]?.toLowerCase();
  const label = addressLabel(address.url);
  if (typedScheme === undefined) return label;
  return `${label} (${typedScheme} → ${typedScheme === 'https' ? 'wss' : 'ws'})`;
}
