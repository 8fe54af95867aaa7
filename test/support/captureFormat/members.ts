/** Every member of a description by its path. Elements of a list are all alike: `checks[].name`; bytes and lists of lists are leaves. */
export function membersOf(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const path = `${before}${name}`;
    if (!Array.isArray(member)) return isRecord(member) ? [path, ...membersOf(member, `${path}.`)] : [path];
    const elements = member.filter(isRecord).flatMap((element) => membersOf(element, `${path}[].`));
    return [path, ...new Set(elements)];
  });
}

/** The member at a path; of a list's elements that of the first. */
export function memberAt(value: object, path: string): unknown {
  const steps = path.replaceAll('[]', '.0').split('.');
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
