/** TLS: whom to trust, how to show who one is, which versions. */
import type { Node } from 'jsonc-parser';
import { t } from '../../../contract/l10n.ts';
import type { TlsSettings } from '../../../contract/profile.ts';
import { memberOf, nodePath } from '../jsonNodes.ts';
import type { Report } from '../profileProblem.ts';
import { path } from './path.ts';
import { either, fieldsOf, flag, listOf, oneOf, text, type Shape } from './shapes.ts';

const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
const version = oneOf(...versions);

const fields = fieldsOf<TlsSettings>({
  ca: either<string | string[]>({ string: path, array: listOf(path, () => t('a list of paths')) }, () =>
    t('a path, or a list of paths'),
  ),
  cert: path,
  key: path,
  pfx: path,
  passphrase: text,
  servername: text,
  minVersion: version,
  maxVersion: version,
  verify: flag,
});

export const tls: Shape<TlsSettings> = (node, report) => {
  const settings = fields(node, report);
  if (settings) checkTogether(node, settings, report);
  return settings;
};

function checkTogether(
  node: Node,
  { minVersion, maxVersion, cert, key, pfx, verify }: TlsSettings,
  report: Report,
): void {
  const at = (name: keyof TlsSettings): Node => memberOf(node, name)!;
  if (minVersion && maxVersion && versions.indexOf(minVersion) > versions.indexOf(maxVersion)) {
    report(
      at('minVersion'),
      'tls-versions',
      t('`minVersion` is {0}, above `maxVersion`, {1}.', minVersion, maxVersion),
    );
  }
  if (cert !== undefined && key === undefined && pfx === undefined) {
    const words = t('A certificate is of use with its private key: name it in `key`, unless it is in the same file.');
    report(at('cert'), 'cert-without-key', words, { severity: 'warning' });
  }
  if (pfx !== undefined && (cert !== undefined || key !== undefined)) {
    const words = t('`pfx` holds a certificate and its key; use it, or `cert` and `key`.');
    report(at('pfx'), 'pfx-beside-cert', words, { severity: 'warning' });
  }
  if (verify === false) {
    const words = t(
      'Any certificate is taken: whoever is in between can read and change everything. To trust one authority, name its file in `ca`.',
    );
    report(at('verify'), 'verify-off', words, {
      severity: 'warning',
      fixes: [{ kind: 'set', title: t('Check certificates'), path: nodePath(at('verify')), value: undefined }],
    });
  }
}
