/** What the payloads of a connection are read by. */
import * as vscode from 'vscode';
import { readDecoder, type DecoderOffer, type DecoderState } from '../../contract/decoding.ts';
import type { Decoder } from '../../api.ts';
import { t } from '../../contract/l10n.ts';
import { changeSavedProfile } from '../doctor/changeSavedProfile.ts';
import { savedProfileOf } from '../profiles/savedProfileOf.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { chosenSession } from './chosenSession.ts';
import type { CommandHandlers } from './commandHandlers.ts';

interface DecoderItem extends vscode.QuickPickItem {
  /** Null: by what is recognised; absent: it is to be written. */
  chain?: string | null;
}

export function decoderCommands(services: Services): CommandHandlers<'chooseDecoder'> {
  return {
    async chooseDecoder(argument) {
      const session = await chosenSession(argument, services);
      if (!session) return;
      const offers = await session.call('decoders', {});
      const { decoder } = session.snapshot;
      const item = await vscode.window.showQuickPick(decoderItems(offers, decoder, services.decoders.all), {
        title: t('Decoder of {0}', session.snapshot.label),
        placeHolder: t('What do the payloads mean?'),
        matchOnDescription: true,
      });
      if (!item) return;
      const chain = item.chain === undefined ? await askChain(decoder) : item.chain;
      if (chain === undefined) return;
      await session.call('chooseDecoder', { chain });
      await offerToKeep(services, session, chain);
    },
  };
}

/** Those that something speaks for come first. */
export function decoderItems(
  offers: readonly DecoderOffer[],
  now: DecoderState | undefined,
  foreign: readonly Pick<Decoder, 'id' | 'title'>[] = [],
): DecoderItem[] {
  const current = (chain: string): string => (now?.by !== 'evidence' && now?.chain === chain ? t('current') : '');
  const formats = offers
    .toSorted((a, b) => b.sure - a.sure)
    .map(({ id, title, sure }) => {
      const certainty = sure > 0 ? t('{0} % sure', Math.round(sure * 100)) : '';
      return {
        label: title,
        description: [id, certainty, current(id)].filter((word) => word !== '').join(' · '),
        chain: id,
      };
    });
  const others = foreign.map(({ id, title }): DecoderItem => {
    const words = [id, current(id)].filter((word) => word !== '').join(' · ');
    return { label: title, description: words, detail: t('Of another extension'), chain: id };
  });
  const recognised = now?.by === 'evidence' ? t('current: {0}', now.chain) : '';
  return [
    {
      label: t('Recognise'),
      description: recognised,
      detail: t('By subprotocol, address and first messages'),
      chain: null,
    },
    {
      label: t('None'),
      description: ['none', current('none')].filter((word) => word !== '').join(' · '),
      detail: t('Payloads as they are'),
      chain: 'none',
    },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...others,
    ...formats,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: t('Chain…'), detail: t('Such as base64 > zlib > msgpack') },
  ];
}

async function askChain(now: DecoderState | undefined): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: t('Chain of decoders'),
    prompt: t('From the outside in, the format last: base64 > zlib > msgpack'),
    ...(now === undefined ? {} : { value: now.chain }),
    validateInput: (text) => {
      const chain = readDecoder(text);
      if (!('unknown' in chain)) return undefined;
      return chain.unknown === null
        ? t('The last one is to be a format.')
        : t('There is no decoder “{0}”.', chain.unknown);
    },
  });
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
