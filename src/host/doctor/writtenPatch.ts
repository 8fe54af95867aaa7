/** What the doctor proposes, as it is to stand in a profile whose own texts may hold variables. */
import type { ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import type { ConnectionProfile } from '../../contract/profile.ts';
import { RpcError } from '../../contract/rpc.ts';
import type { ProfilePatch } from '../profiles/profileEdits.ts';
import { escapeTemplate, hasReference, parseTemplate } from '../profiles/variables/template.ts';

type Change = Extract<ProfileFix, { kind: 'change' }>['profile'];

const schemePattern = /^([a-z]+)((?:\+unix)?:[^]*)$/i;

/**
 * `written`: the profile as it is written. What servers have a part in means no variables, whatever it looks like. Another
 * scheme leaves the rest of the address as it is. In `auth` a text that is one question or one secret is meant as it
 * stands: that is what it is asked by. Throws an `RpcError` where variables of the address would be lost: what
 * they hold is not for a file.
 */
export function writtenPatch(written: ConnectionProfile, change: Change): ProfilePatch {
  const { url, auth, ...rest } = change;
  const patch = escaped(rest) as ProfilePatch;
  if (auth !== undefined) patch.auth = escaped(auth, isAsked);
  if (typeof url === 'string') patch.url = writtenAddress(written.url, url);
  return patch;
}

function writtenAddress(written: string, proposed: string): string {
  if (!hasReference(written)) return escapeTemplate(proposed);
  const [, scheme, rest] = schemePattern.exec(written) ?? [];
  const [, wanted] = schemePattern.exec(proposed) ?? [];
  if (scheme === undefined || rest === undefined || wanted === undefined) throw hasVariables();
  if (isSecure(scheme) === isSecure(wanted)) throw hasVariables();
  return `${wanted}${rest}`;
}

function isSecure(scheme: string): boolean {
  return /^(?:wss|https)$/i.test(scheme);
}

function escaped(value: unknown, isMeant: (text: string) => boolean = () => false): unknown {
  if (typeof value === 'string') return isMeant(value) ? value : escapeTemplate(value);
  if (Array.isArray(value)) return value.map((child) => escaped(child, isMeant));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, escaped(child, isMeant)]));
}

/** The whole text is for the person to tell; nothing is read from the machine for it. */
function isAsked(text: string): boolean {
  const [piece, ...others] = parseTemplate(text);
  if (piece?.kind !== 'reference' || others.length > 0) return false;
  return piece.reference.kind === 'secret' || piece.reference.kind === 'input';
}

function hasVariables(): RpcError {
  return new RpcError({
    code: 'address-has-variables',
    message: t('The address of the profile is made of variables.'),
    cause: t('Which of them would have to change cannot be told from the address that they make.'),
    remedy: t('Change the profile, or the variable, by hand.'),
  });
}
