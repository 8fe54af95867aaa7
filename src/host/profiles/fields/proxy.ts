/** `none`, `auto`, or the URL of a proxy. */
import { t } from '../../../contract/l10n.ts';
import { replaceBy } from '../profileProblem.ts';
import { parseTemplate, withPlaceholders } from '../variables/template.ts';
import { text, type Shape } from './shapes.ts';

const schemes = new Set(['http:', 'https:', 'socks:', 'socks5:', 'socks5h:']);

export const proxy: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value === undefined || value === 'none' || value === 'auto') return value;
  if (parseTemplate(value)[0]?.kind === 'reference' || isProxyUrl(withPlaceholders(value))) return value;
  const meant = { direct: 'none', off: 'none', system: 'auto' }[value.toLowerCase()] ?? `http://${value}`;
  const fits = meant === 'none' || meant === 'auto' || (!value.includes('://') && isProxyUrl(withPlaceholders(meant)));
  const words = t('`proxy` must be "none", "auto", or a URL: http://, https://, socks5:// or socks5h://.');
  report(node, 'proxy', words, { fixes: fits ? [replaceBy(node, meant, t('Change to "{0}"', meant))] : [] });
  return undefined;
};

export function isProxyUrl(value: string): boolean {
  if (/\s/.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return schemes.has(protocol) && hostname !== '';
}
