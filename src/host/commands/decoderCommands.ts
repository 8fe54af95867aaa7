/** What the payloads of a connection are read by. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { decoderChoices } from '../decoders/decoderChoices.ts';
import { pickDecoder } from '../decoders/pickDecoder.ts';
import { changeSavedProfile } from '../doctor/changeSavedProfile.ts';
import { savedProfileOf } from '../profiles/savedProfileOf.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';

export function decoderCommands(services: Services): CommandHandlers<'chooseDecoder'> {
  return {
    async chooseDecoder(argument) {
      const session = await chosenSession(argument, services);
      if (!session) return;
      const offers = await session.call('decoders', {});
      const { decoder } = session.snapshot;
      const choices = decoderChoices(offers, decoder, services.decoders.all);
      const title = t('Decoder of {0}', session.snapshot.label);
      const chain = await pickDecoder(title, choices, decoder?.chain ?? '');
      if (chain === undefined) return;
      await session.call('chooseDecoder', { chain });
      await offerToKeep(services, session, chain);
    },
  };
}

/** Of a connection by a saved profile it can be kept for the next one. */
async function offerToKeep(services: Services, session: HostSession, chain: string | null): Promise<void> {
  const saved = savedProfileOf(session.source, await services.profiles.all());
  if (!saved || (saved.profile.decoder ?? null) === chain) return;
  const keep = t('Keep in Profile');
  const words =
    chain === null
      ? t('The decoder of {0} is recognised now.', session.snapshot.label)
      : t('{0} is read as {1} now.', session.snapshot.label, chain);
  if ((await vscode.window.showInformationMessage(words, keep)) !== keep) return;
  await changeSavedProfile(saved, () => ({ decoder: chain }), vscode.ViewColumn.Beside);
}
