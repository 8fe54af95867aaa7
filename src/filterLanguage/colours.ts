/** What kind of word each token is, for editors. */
import { styleTags, tags } from '@lezer/highlight';

export const colours = styleTags({
  'Or NotWord Minus Contains Exists': tags.operatorKeyword,
  Bookmarked: tags.keyword,
  FieldName: tags.propertyName,
  Comparison: tags.compareOperator,
  Value: tags.atom,
  'Phrase QuotedValue': tags.string,
  Regex: tags.regexp,
  Path: tags.variableName,
  'Open Close': tags.paren,
});
