import { readFile, stat } from 'node:fs/promises';
import { t } from '../../contract/l10n.ts';

/** Bytes of a file that says what payloads are. */
export const longestSchema = 4 * 1024 * 1024;

/** What a schema's file holds. Rejects with an Error that says why it cannot be read. */
export async function schemaFile(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > longestSchema) throw new Error(t('It has more than {0} MiB.', longestSchema / 1024 ** 2));
    return await readFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(t('The schema {0} cannot be read: {1}', path, reason), { cause: error });
  }
}
