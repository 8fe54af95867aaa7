/** How the person or program shows who it is. */
import { t } from '../../../contract/l10n.ts';
import type { Auth } from '../../../contract/profile.ts';
import { memberOf } from '../jsonNodes.ts';
import { headerName, headerText } from './headers.ts';
import { fieldsOf, oneOf, readFields, text, wrongShape, type Shape } from './shapes.ts';

type Of<Type extends Auth['type']> = Extract<Auth, { type: Type }>;

const basicName: Shape<string> = (node, report) => {
  const value = text(node, report);
  if (value?.includes(':')) {
    report(
      node,
      'basic-colon',
      t('A user name of basic authentication has no colon: it would end there (RFC 7617 §2).'),
    );
  }
  return value;
};

const basic = fieldsOf<Of<'basic'>>({ type: oneOf('basic'), username: basicName, password: text }, [
  'username',
  'password',
]);

const bearer = fieldsOf<Of<'bearer'>>({ type: oneOf('bearer'), token: headerText }, ['token']);

const apiKey = fieldsOf<Of<'apiKey'>>(
  { type: oneOf('apiKey'), name: text, value: text, in: oneOf('header', 'query') },
  ['name', 'value', 'in'],
);

/** Of which type it is meant to be is not known: what there is of it is looked at all the same. */
type AnyAuth = Omit<Of<'basic'>, 'type'> & Omit<Of<'bearer'>, 'type'> & Omit<Of<'apiKey'>, 'type'>;
const anyParts: { [Part in keyof AnyAuth]-?: Shape<AnyAuth[Part]> } = {
  username: basicName,
  password: text,
  token: headerText,
  name: text,
  value: text,
  in: oneOf('header', 'query'),
};

const type = oneOf('basic', 'bearer', 'apiKey');

export const auth: Shape<Auth> = (node, report) => {
  if (node.type !== 'object') return wrongShape(node, report, t('an object with a `type`'));
  const typeNode = memberOf(node, 'type');
  if (!typeNode) {
    report(node, 'auth.type', t('`auth` needs a `type`: "basic", "bearer" or "apiKey".'));
    readFields<AnyAuth>(node, anyParts, report);
    return undefined;
  }
  switch (type(typeNode, report)) {
    case undefined:
      readFields<AnyAuth>(node, anyParts, report);
      return undefined;
    case 'basic':
      return basic(node, report);
    case 'bearer':
      return bearer(node, report);
    case 'apiKey': {
      const name = memberOf(node, 'name');
      if (name && memberOf(node, 'in')?.value === 'header') headerName(name, report);
      return apiKey(node, report);
    }
  }
};
