/** What can be chosen to read a connection's payloads by, as it is offered: what is taken now is marked. */
import type { Decoder } from '../../api.ts';
import type { DecoderOffer, DecoderState } from '../../contract/decoding.ts';
import { sureWords } from '../../contract/decoderWords.ts';
import { t } from '../../contract/l10n.ts';

export interface DecoderChoice {
  label: string;
  description: string;
  /** Null: by what is recognised; absent: it is to be written. */
  chain?: string | null;
  /** It is what holds now. */
  current?: boolean;
  /** There whatever is typed. */
  always?: boolean;
}

export interface DecoderChoices {
  /** How it is said: by itself, as it is, a chain. */
  ways: DecoderChoice[];
  /** The one of now, those that something speaks for, the surest first, then those of other extensions, then the others. */
  decoders: DecoderChoice[];
}

export function decoderChoices(
  offers: readonly DecoderOffer[],
  now: DecoderState | undefined,
  foreign: readonly Pick<Decoder, 'id' | 'title'>[] = [],
): DecoderChoices {
  const chosen = now === undefined || now.by === 'evidence' ? null : now.chain;
  const mark = (choice: DecoderChoice & { chain: string | null }): DecoderChoice =>
    choice.chain === chosen ? { ...choice, current: true } : choice;
  const format = ({ id, title, sure, evidence }: DecoderOffer): DecoderChoice =>
    mark({ label: title, description: sure > 0 ? `${id} · ${sureWords(sure, evidence)}` : id, chain: id });
  const others = foreign.map(({ id, title }) =>
    mark({ label: title, description: `${id} · ${t('of another extension')}`, chain: id }),
  );
  const sorted = offers.toSorted((a, b) => b.sure - a.sure);
  const listed = [
    ...sorted.filter(({ sure }) => sure > 0).map(format),
    ...others,
    ...sorted.filter(({ sure }) => sure === 0).map(format),
  ];
  // It opens there: what stands above is to be in sight, too.
  const decoders = listed.toSorted((a, b) => Number(b.current ?? false) - Number(a.current ?? false));
  const recognise = mark({ label: t('Recognise'), description: recognisedWords(offers, now), chain: null });
  const none = mark({ label: t('None'), description: ['none', t('payloads as they are')].join(' · '), chain: 'none' });
  const isListed = [recognise, none, ...decoders].some(({ current }) => current === true);
  const own = isListed ? [] : [{ label: chosen!, description: t('chain'), chain: chosen, current: true }];
  const chain = {
    label: t('Chain…'),
    description: t('wrappers and a format, such as base64 > zlib > msgpack'),
    always: true,
  };
  return { ways: [recognise, ...own, none, chain], decoders };
}

/** What is recognised, and by what, whether it is taken or another one is. */
function recognisedWords(offers: readonly DecoderOffer[], now: DecoderState | undefined): string {
  if (now?.by === 'evidence') return `${now.chain} · ${sureWords(now.sure ?? 0, now.evidence)}`;
  const best = offers.find(({ recognised }) => recognised);
  return best === undefined
    ? t('nothing so far, by subprotocol, address and first messages')
    : t('it would be {0}', `${best.id} · ${sureWords(best.sure, best.evidence)}`);
}
