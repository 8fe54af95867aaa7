/** Rules of what is ignored, in one line. */

/** A path into JSON, whose names in quotation marks may have spaces, or `/regex/flags`. */
const rule = /\/(?:[^/\\]|\\.)+\/[a-z]*|(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g;

export function readIgnored(text: string): string[] {
  return text.match(rule) ?? [];
}

export function writeIgnored(rules: readonly string[]): string {
  return rules.join(' ');
}
