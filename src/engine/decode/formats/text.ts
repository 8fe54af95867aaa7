import { t } from '../../../contract/l10n.ts';
import { DecodeError, type Codec, type Format } from '../format.ts';
import { isObject, objectOf, textMember, utf8Text } from '../plain.ts';

/** Characters; no row is so wide. */
const longestLine = 400;

/** The text that a chain ends in: `gzip > text`, `shift_jis > text`. It is never taken by itself: texts are read without it. */
export const text: Format = {
  id: 'text',
  title: 'Plain text',
  recognise: () => 0,
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode({ bytes }) {
    const written = utf8Text(bytes);
    if (written === undefined) throw new DecodeError(t('The text is not UTF-8.'));
    return objectOf({ text: written });
  },
  summary: (tree) => textMember(tree, 'text')?.slice(0, longestLine),
  encode(tree) {
    const written = textMember(tree, 'text');
    if (written === undefined || !isObject(tree)) throw new Error(t('A text is written as {0}.', '{"text":"…"}'));
    return { text: written };
  },
};
