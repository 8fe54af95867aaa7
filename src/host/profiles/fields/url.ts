/** The address of a profile. Where a variable stands in it, only what is certain is checked. */
import { t } from '../../../contract/l10n.ts';
import { parseAddress } from '../../address/address.ts';
import { replaceBy, type ProblemFix } from '../profileProblem.ts';
import { parseTemplate, withPlaceholders } from '../variables/template.ts';
import { text, type Shape } from './shapes.ts';

/** In the scheme, the host or the port. */
const authority = /^[^/?#]*(?:\/\/)?[^/?#]*/;

export const url: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value === undefined) return undefined;
  if (namesSecretHost(value)) {
    report(
      node,
      'secret-in-host',
      t('A secret cannot be a part of the host: each is kept for one host, and sent to no other.'),
    );
    return undefined;
  }
  // A scheme or a whole beginning that comes from a variable says nothing yet.
  if (parseTemplate(value)[0]?.kind === 'reference' && !value.includes('@')) return value;
  const address = parseAddress(withPlaceholders(value));
  if ('error' in address) {
    const fixes = ['ws', 'wss'].map((scheme) => withScheme(value, scheme)).flatMap((fixed) => fixed ?? []);
    report(node, `url-${address.code}`, address.error, {
      fixes: address.code === 'scheme' ? fixes.map((fixed) => replaceBy(node, fixed, writeTitle(fixed))) : [],
    });
    return undefined;
  }
  const twin = /^http(s?):/i.exec(value);
  if (twin) {
    const scheme = `ws${twin[1]!.toLowerCase()}`;
    const fixed = withScheme(value, scheme)!;
    const fix: ProblemFix = replaceBy(node, fixed, writeTitle(fixed));
    const words = t('{0}// is understood as {1}://.', twin[0], scheme);
    report(node, 'http-scheme', words, { severity: 'information', fixes: [fix] });
  }
  return value;
};

function withScheme(value: string, scheme: string): string | undefined {
  const rest = /^[a-z][a-z0-9+.-]*(:\/\/.*)$/is.exec(value)?.[1];
  return rest === undefined ? undefined : `${scheme}${rest}`;
}

function writeTitle(fixed: string): string {
  return t('Write {0}', fixed.slice(0, fixed.indexOf('//') + 2));
}

/** User information is no part of the host. */
export function namesSecretHost(value: string): boolean {
  let before = '';
  let named = false;
  for (const piece of parseTemplate(value)) {
    const stillAuthority = authority.exec(before)![0].length === before.length;
    if (!stillAuthority) break;
    if (piece.kind === 'literal') {
      const userInformation = /^[^/?#]*@/.exec(piece.text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
      if (userInformation) named = false;
      before += piece.text;
    } else {
      named ||= piece.reference.kind === 'secret';
      before += '1';
    }
  }
  return named;
}
