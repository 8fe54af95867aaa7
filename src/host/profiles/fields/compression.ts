/** The offer of permessage-deflate (RFC 7692 §7.1). */
import { t } from '../../../contract/l10n.ts';
import type { Compression } from '../../../contract/profile.ts';
import { either, fieldsOf, flag, number } from './shapes.ts';

const windowBits = number(8, 15, { whole: true });

const parameters = fieldsOf<Compression>({
  serverNoContextTakeover: flag,
  clientNoContextTakeover: flag,
  serverMaxWindowBits: windowBits,
  clientMaxWindowBits: either<number | boolean>({ number: windowBits, boolean: flag }, () =>
    t('a whole number from 8 to 15, or true or false'),
  ),
  threshold: number(0, Number.MAX_SAFE_INTEGER, { whole: true }),
});

export const compression = either<boolean | Compression>({ boolean: flag, object: parameters }, () =>
  t('true, false, or an object with the parameters of permessage-deflate'),
);
