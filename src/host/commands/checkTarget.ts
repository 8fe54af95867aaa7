/** What the command Check Connection is to check. */
import * as vscode from 'vscode';
import { addressLabel, parseAddress } from '../address/address.ts';
import { ProfileStore } from '../profiles/profileStore.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { redactedUrl } from '../profiles/redaction.ts';
import { withoutReferences } from '../profiles/secretReferences.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { Services } from '../services.ts';
import { HostSession } from '../sessions/hostSession.ts';
import { askAddress } from './askAddress.ts';

export interface CheckTarget {
  label: string;
  source: SourceProfile;
}

/** A profile, a connection or an address that is passed, else what the person picks. Undefined: they left it. */
export async function checkTarget(argument: unknown, services: Services): Promise<CheckTarget | undefined> {
  if (argument instanceof HostSession) return { label: argument.snapshot.label, source: argument.source };
  if (isSavedProfile(argument)) return ofSaved(argument);
  if (typeof argument === 'string') return ofAddress({ url: argument });
  const choice = await askAddress(services, { title: 'Check a WebSocket connection', demo: false });
  switch (choice?.kind) {
    case undefined:
    case 'demo':
      return undefined;
    case 'profile':
      return ofSaved(choice.saved);
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

/** In a folder that is not trusted its profiles may lead anywhere: the person sees where first. */
async function ofSaved({ store, profile }: SavedProfile): Promise<CheckTarget | undefined> {
  const target = { label: profile.name, source: profile };
  if (store.trusted) return target;
  const check = 'Check';
  const detail = `The profile “${profile.name}” comes from a folder that is not trusted. Checking connects to it.`;
  const chosen = await vscode.window.showWarningMessage(`Connect to ${profile.url}?`, { modal: true, detail }, check);
  return chosen === check ? target : undefined;
}

function isSavedProfile(argument: unknown): argument is SavedProfile {
  return (
    typeof argument === 'object' && argument !== null && 'store' in argument && argument.store instanceof ProfileStore
  );
}
