/** Opens the file of a connection's profile, at the first variable that has no value, else at the profile. */
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';
import { profileScope } from '../profiles/profileScope.ts';
import { withoutTemplates, type SourceProfile } from '../profiles/sourceProfile.ts';
import { flatTexts } from '../profiles/variables/flatTexts.ts';
import { unresolvedIn } from '../profiles/variables/unresolved.ts';
import type { Services } from '../services.ts';
import { openProfileFile } from './openProfileFile.ts';

/** Rejects with `no-profile` where no file of the window has it. */
export async function openProfileOf(
  { from, name }: SourceProfile,
  { profiles, environment }: Pick<Services, 'profiles' | 'environment'>,
): Promise<void> {
  await profiles.load();
  const store = profiles.stores.find(({ uri }) => uri.toString() === from?.file);
  if (!store || name === undefined) throw noProfile();
  // It may have an error by now.
  const faulty = store.faulty.find(({ profile }) => profile.name === name);
  const profile = store.get(name)?.profile;
  if (!profile) return openProfileFile(store, faulty?.errors[0]);
  const scope = profileScope(profile, profiles, environment);
  const path = unresolvedIn(flatTexts(withoutTemplates(profile), scope), scope)[0]?.path ?? ['url'];
  await openProfileFile(store, store.placeOf(name, path) ?? name);
}

function noProfile(): RpcError {
  return new RpcError({
    code: 'no-profile',
    message: t('There is no such profile.'),
    cause: t('Its folder left the window, or the connection was made without one.'),
    remedy: t('Save the connection as a profile.'),
  });
}
