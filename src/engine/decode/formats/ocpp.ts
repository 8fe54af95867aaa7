import type { Correlation } from '../../correlation/correlation.ts';
import { t } from '../../../contract/l10n.ts';
import { DecodeError, type Codec, type Format } from '../format.ts';
import { jsonPayload, shareOfJson } from '../jsonPayload.ts';
import { isList, isObject, member, objectOf, textMember, type Plain } from '../plain.ts';
import { brief, wholeJson } from '../plainText.ts';

/** Names of the elements behind the number of the kind (OCPP-J 1.6 §4.2). */
const kinds: Readonly<Record<number, readonly string[]>> = {
  2: ['id', 'action', 'payload'],
  3: ['id', 'payload'],
  4: ['id', 'errorCode', 'errorDescription', 'errorDetails'],
};
const names: Readonly<Record<number, string>> = { 2: 'call', 3: 'callresult', 4: 'callerror' };

/** OCPP-J: charging stations and their central system (OCPP 1.6 and 2.0.1, part 4). */
export const ocpp: Format = {
  id: 'ocpp',
  title: 'OCPP',
  recognise: (evidence) =>
    /^ocpp\d/i.test(evidence.subprotocol) ? 1 : 0.6 * shareOfJson(evidence, (value) => kindOf(value) !== undefined),
  open: () => Promise.resolve(codec),
};

/** Of a list that has the elements of its kind. */
function kindOf(value: Plain): number | undefined {
  if (!isList(value) || typeof value[0] !== 'number' || typeof value[1] !== 'string') return undefined;
  const kind = value[0];
  if (kinds[kind]?.length !== value.length - 1) return undefined;
  return isObject(value.at(-1)) ? kind : undefined;
}

const codec: Codec = {
  decode(payload) {
    const value = jsonPayload(payload);
    const kind = kindOf(value);
    if (kind === undefined) throw new DecodeError(t('A message of OCPP is a CALL, a CALLRESULT or a CALLERROR.'), 0);
    const elements = kinds[kind]!.map((name, i) => [name, (value as readonly Plain[])[i + 1]] as const);
    return objectOf({ type: names[kind], ...Object.fromEntries(elements) });
  },
  summary(tree) {
    const number = `#${textMember(tree, 'id') ?? ''}`;
    if (member(tree, 'type') === 'call')
      return `${textMember(tree, 'action') ?? ''} ${number} ${brief(member(tree, 'payload'))}`;
    if (member(tree, 'type') === 'callresult') return `${number} result ${brief(member(tree, 'payload'))}`;
    return `${number} error ${textMember(tree, 'errorCode') ?? ''} ${textMember(tree, 'errorDescription') ?? ''}`.trimEnd();
  },
  correlations(tree): Correlation[] {
    const id = textMember(tree, 'id') ?? '';
    return [{ id, role: member(tree, 'type') === 'call' ? 'request' : 'reply' }];
  },
  encode(tree) {
    const kind = Number(Object.keys(names).find((number) => names[Number(number)] === textMember(tree, 'type')) ?? 2);
    const list = [kind, ...kinds[kind]!.map((name) => member(tree, name) ?? null)];
    return { text: wholeJson(list) };
  },
};
