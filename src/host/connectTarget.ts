/** What callers of the public API may connect to. */
import type { ConnectionProfile } from '../contract/model.ts';
import { badArgument } from './failures.ts';

/** The shape only; what stands in the fields is checked where it is used. */
export function checkTarget(target: unknown): asserts target is string | ConnectionProfile {
  if (typeof target === 'string') return;
  if (typeof target !== 'object' || target === null) {
    throw badArgument('bad-target', 'There is nothing to connect to.', 'Pass an address, or a profile with a `url`.');
  }
  const { name, url, headers, subprotocols, compression } = target as Partial<Record<keyof ConnectionProfile, unknown>>;
  if (typeof url !== 'string') throw badField('url', 'text');
  if (name !== undefined && typeof name !== 'string') throw badField('name', 'text');
  if (headers !== undefined && !isListOf(headers, isPair)) throw badField('headers', 'a list of pairs of texts');
  if (subprotocols !== undefined && !isListOf(subprotocols, isText)) throw badField('subprotocols', 'a list of texts');
  if (compression !== undefined && typeof compression !== 'boolean') throw badField('compression', 'true or false');
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isPair(item: unknown): boolean {
  return Array.isArray(item) && item.length === 2 && item.every(isText);
}

function isText(item: unknown): boolean {
  return typeof item === 'string';
}

function badField(field: string, shape: string): Error {
  return badArgument('bad-target', `The profile's \`${field}\` is not ${shape}.`, `Pass ${shape} as \`${field}\`.`);
}
