import { sensitiveFields, type Pattern, type Redaction } from '../../../contract/formats.ts';
import { t } from '../../../contract/l10n.ts';
import { RpcError } from '../../../contract/rpc.ts';
import { readPathPattern, type JsonPathPattern } from './jsonPathPattern.ts';
import { secretForms } from './secretForms.ts';

/** A redaction, ready to be used. */
export interface RedactionRules {
  /** As they are, without their other forms. */
  secrets: readonly string[];
  /** All forms of all secrets, longer ones first. */
  forms: readonly string[];
  /** In lower case. */
  fields: ReadonlySet<string>;
  paths: readonly JsonPathPattern[];
  patterns: readonly RegExp[];
  /** What stands in the place of each byte: no secret consists of it alone. */
  filler: string;
}

/** Throws an `RpcError` where something in it cannot be read. */
export function redactionRules({
  secrets = [],
  fields = sensitiveFields,
  jsonPaths,
  patterns,
}: Redaction): RedactionRules {
  const given = secrets.filter((secret) => secret !== '');
  const forms = [...new Set(given.flatMap(secretForms))].sort((a, b) => b.length - a.length);
  const filler = ['x', 'y', 'z', 'v', 'w'].find((letter) => forms.every((form) => form.replaceAll(letter, '') !== ''));
  return {
    secrets: given,
    forms,
    fields: new Set(fields.map((name) => name.toLowerCase())),
    paths: (jsonPaths ?? []).map(
      (path) => readPathPattern(path) ?? refused(t('{0} is no JSON path.', path), t('Write it as in $.user.token.')),
    ),
    patterns: (patterns ?? []).map(patternOf),
    filler: filler ?? '*',
  };
}

function patternOf(pattern: Pattern): RegExp {
  const { source, flags } = typeof pattern === 'string' ? { source: pattern, flags: '' } : pattern;
  try {
    // Wherever it matches, not only where the last match ended.
    return new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
  } catch (error) {
    return refused(t('{0} is no regular expression.', source), error instanceof Error ? error.message : String(error));
  }
}

function refused(cause: string, remedy: string): never {
  throw new RpcError({ code: 'redaction-unreadable', message: t('Nothing was saved.'), cause, remedy });
}
