/** A profile that connects, does what it always does at first, and then sends these payloads: for command lines. */
import { t } from '../../contract/l10n.ts';
import type { PayloadPart } from '../../contract/model.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';
import { grouped } from '../amounts.ts';
import { tooLarge } from '../failures.ts';
import { escapeTemplate } from '../profiles/variables/template.ts';
import { utf8Text } from '../sessions/utf8.ts';

/** Bytes of all payloads: Windows takes a command line of 32,767 characters, Linux an argument of 128 KiB. */
export const commandLineLimit = 24_000;

/** `parts` in the order of sending, each with at least the first `commandLineLimit` bytes. */
export function sendingProfile<Profile extends ConnectionProfile>(
  profile: Profile,
  parts: readonly PayloadPart[],
): Profile {
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  if (total > commandLineLimit)
    throw tooLarge(
      t('The payload is too large to stand in a command line.'),
      t('{0} bytes', grouped(commandLineLimit)),
    );
  return { ...profile, onOpen: [...(profile.onOpen ?? []), ...parts.map((part) => escapeTemplate(textOf(part)))] };
}

function textOf({ bytes, kind, inflateError }: PayloadPart): string {
  const text = kind === 'text' && inflateError === undefined ? utf8Text(bytes) : undefined;
  if (text === undefined) throw notText(t('The payload is not text.'), t('They send text messages only.'));
  if (text.includes('\0'))
    throw notText(t('The payload has a NUL in it.'), t('No argument of a command can hold one.'));
  return text;
}

function notText(message: string, cause: string): RpcError {
  return new RpcError({
    code: 'not-in-command-line',
    message,
    cause,
    remedy: t('Copy it as hex or Base64, or send it again from here.'),
  });
}
