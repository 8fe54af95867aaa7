/** What the command Check Connection is to check. */
import { t } from '../../contract/l10n.ts';
import { addressLabel, parseAddress } from '../address/address.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { redactedUrl } from '../profiles/redaction.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { Services } from '../services.ts';
import { HostSession } from '../sessions/hostSession.ts';
import { isSavedProfile } from '../views/profileNodes.ts';
import { askAddress } from './askAddress.ts';
import { isAllowed } from './connectSaved.ts';

export interface CheckTarget {
  label: string;
  source: SourceProfile;
}

/** A profile, a connection or an address that is passed, else what the person picks. Undefined: they left it. */
export async function checkTarget(argument: unknown, services: Services): Promise<CheckTarget | undefined> {
  if (argument instanceof HostSession) return { label: argument.snapshot.label, source: argument.source };
  if (isSavedProfile(argument)) return ofSaved(services, argument);
  if (typeof argument === 'string') return ofAddress({ url: argument });
  const choice = await askAddress(services, { title: t('Check a WebSocket connection'), demo: false });
  switch (choice?.kind) {
    case undefined:
    case 'demo':
      return undefined;
    case 'profile':
      return ofSaved(services, choice.saved);
    case 'address':
      return ofAddress(choice.profile);
    default:
      return choice satisfies never;
  }
}

function ofAddress(source: SourceProfile): CheckTarget {
  const address = parseAddress(source.url);
  const label = 'error' in address ? redactedUrl(source.url) : addressLabel(redactedUrl(address.url));
  return { label: source.name ?? withoutReferences(label), source };
}

async function ofSaved(services: Services, saved: SavedProfile): Promise<CheckTarget | undefined> {
  const { profile } = saved;
  return (await isAllowed(services, saved, t('Check'))) ? { label: profile.name, source: profile } : undefined;
}
