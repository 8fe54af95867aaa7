/** Asks what is replayed, where to, and how. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { fastest, mostLoops, slowest, type Pace, type RowsChoice } from '../../contract/replay.ts';
import type { Bookmark } from '../../contract/model.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { askAnswers } from './askAnswers.ts';
import { askNumber, pick, title, type Choice } from './questions.ts';

export interface ChosenRows {
  rows: RowsChoice;
  /** The connection's first messages are among them: what a profile sends on opening would be sent twice. */
  fromStart: boolean;
}

export type ReplayTarget =
  | { kind: 'same' }
  /** By the profile that the source was connected by. */
  | { kind: 'again' }
  | { kind: 'profile'; saved: SavedProfile };

/** `selected`: ids of rows that are selected; `bookmarks`: those that are marked, in their order. */
export async function askRows(
  selected: readonly number[],
  bookmarks: readonly Bookmark[],
): Promise<ChosenRows | undefined> {
  const [first, last] = [bookmarks[0]?.id, bookmarks.at(-1)?.id];
  const from = selected.length > 0 ? Math.min(...selected) : undefined;
  const choices: Choice<ChosenRows | 'time' | 'bookmarks'>[] = [
    ...(selected.length === 0
      ? []
      : [
          {
            label: selected.length === 1 ? t('The selected message') : t('The {0} selected messages', selected.length),
            value: { rows: { kind: 'rows', ids: [...selected] }, fromStart: false } as const,
          },
        ]),
    { label: t('Everything sent'), value: { rows: { kind: 'all' }, fromStart: true } },
    ...(from === undefined
      ? []
      : [
          {
            label: t('From the selected row on'),
            value: { rows: { kind: 'span', from, to: 0xffffffff }, fromStart: false } as const,
          },
        ]),
    ...(first === undefined || last === undefined || first === last
      ? []
      : [
          {
            label: t('From the first bookmark to the last'),
            value: { rows: { kind: 'span', from: first, to: last }, fromStart: false } as const,
          },
        ]),
    ...(bookmarks.length < 3 ? [] : [{ label: t('From one bookmark to another…'), value: 'bookmarks' } as const]),
    { label: t('A range of time…'), value: 'time' },
  ];
  const chosen = await pick(t('What is sent again?'), choices);
  if (chosen === 'bookmarks') return askSpan(bookmarks);
  return chosen === 'time' ? askTime() : chosen;
}

async function askSpan(bookmarks: readonly Bookmark[]): Promise<ChosenRows | undefined> {
  const choices = bookmarks.map(({ id, note = '' }) => ({ label: t('Frame {0}', id), description: note, value: id }));
  const from = await pick(t('From which bookmark?'), choices.slice(0, -1));
  if (from === undefined) return undefined;
  const later = choices.filter(({ value }) => value > from);
  const to = await pick(t('To which bookmark?'), later);
  return to === undefined ? undefined : { rows: { kind: 'span', from, to }, fromStart: false };
}

async function askTime(): Promise<ChosenRows | undefined> {
  const written = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: title(),
    prompt: t('From and to, as dates and times: 2026-01-31 12:00:00 to 2026-01-31 12:05:00'),
    validateInput: (text) => (timesOf(text) ? undefined : t('Two times, with “to” between them.')),
  });
  const times = written === undefined ? undefined : timesOf(written);
  return times && { rows: { kind: 'time', ...times }, fromStart: false };
}

/** In milliseconds since the epoch; local time where no zone is said. */
export function timesOf(text: string): { from: number; to: number } | undefined {
  const [from = NaN, to = NaN, ...more] = text.split(/\s+to\s+/).map((time) => Date.parse(time.trim()));
  return more.length === 0 && from <= to ? { from, to } : undefined;
}

export async function askTarget(
  source: HostSession,
  profiles: readonly SavedProfile[],
): Promise<ReplayTarget | undefined> {
  const choices: Choice<ReplayTarget>[] = [
    ...(source.snapshot.state === 'open'
      ? [{ label: t('This connection'), description: source.snapshot.label, value: { kind: 'same' } as const }]
      : []),
    { label: t('A new connection to the same'), description: source.snapshot.url, value: { kind: 'again' } },
    ...profiles.map((saved) => ({
      label: saved.profile.name,
      description: t('profile'),
      value: { kind: 'profile', saved } as const,
    })),
  ];
  return pick(t('Where to?'), choices);
}

export async function askPace(): Promise<Pace | undefined> {
  const choices: Choice<Pace | 'speed' | 'interval' | 'answers'>[] = [
    { label: t('As fast as possible'), value: { kind: 'asFast' } },
    { label: t('With the original gaps'), value: { kind: 'original' } },
    { label: t('With the original gaps, at another speed…'), value: 'speed' },
    { label: t('At a fixed interval…'), value: 'interval' },
    {
      label: t('Answer by answer'),
      description: t('each message waits for the answer that its original got'),
      value: 'answers',
    },
  ];
  const chosen = await pick(t('How fast?'), choices);
  if (chosen === 'speed') {
    const speed = await askNumber(t('Times the original speed, from {0} to {1}', slowest, fastest), {
      least: slowest,
      most: fastest,
    });
    return speed === undefined ? undefined : { kind: 'original', speed };
  }
  if (chosen === 'answers') return askAnswers();
  if (chosen === 'interval') {
    const interval = await askNumber(t('Milliseconds between two messages'), { least: 0, most: 1e9 });
    return interval === undefined ? undefined : { kind: 'every', interval };
  }
  return chosen;
}

/** True: as it was; false: messages only. */
export function askExact(): Promise<boolean | undefined> {
  return pick(t('In which form?'), [
    { label: t('As it was'), description: t('fragments, compression, pings, the close frame'), value: true },
    { label: t('Messages only'), description: t('each as one frame'), value: false },
  ]);
}

/** `loops`: how often all of it is sent. */
export type ReplayStart = { kind: 'run'; loops: number } | { kind: 'dryRun' } | { kind: 'edit' };

export async function askStart(): Promise<ReplayStart | undefined> {
  const chosen = await pick<ReplayStart | 'often'>(t('Begin?'), [
    { label: `$(play) ${t('Send now')}`, value: { kind: 'run', loops: 1 } },
    { label: `$(sync) ${t('Send several times…')}`, value: 'often' },
    { label: `$(list-ordered) ${t('Dry run')}`, description: t('show what would be sent'), value: { kind: 'dryRun' } },
    { label: `$(edit) ${t('Edit before sending')}`, description: t('shows it as a table'), value: { kind: 'edit' } },
  ]);
  if (chosen !== 'often') return chosen;
  const loops = await askNumber(t('How many times?'), { least: 1, most: mostLoops, whole: true });
  return loops === undefined ? undefined : { kind: 'run', loops };
}
