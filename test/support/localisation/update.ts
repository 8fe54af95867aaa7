/**
 * `npm run l10n`: gives each bundle the texts of the sources. What another bundle has is taken from there; all else that
 * is new is empty, to be translated by hand.
 */
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { bundleFile, languages, readBundle } from './bundles.ts';
import { partNames } from './sources.ts';
import { textsOf } from './texts.ts';

for (const part of partNames) {
  const { texts, faults } = textsOf(part);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  const keys = [...new Set(texts.map(({ key }) => key))].sort();
  for (const language of languages) {
    const known = readBundle(part, language);
    const others = partNames.map((other) => readBundle(other, language));
    const translation = (key: string): string =>
      [known, ...others].map((bundle) => (Object.hasOwn(bundle, key) ? bundle[key] : '')).find(Boolean) ?? '';
    const bundle = Object.fromEntries(keys.map((key) => [key, translation(key)]));
    const file = bundleFile(part, language);
    await writeFile(file, await format(JSON.stringify(bundle), { ...(await resolveConfig(file)), filepath: file }));
    const unused = Object.keys(known).filter((key) => !keys.includes(key));
    console.log(`${part} in ${language}: ${keys.length} texts`);
    for (const key of unused) console.log(`  left out: ${JSON.stringify(key)}: ${JSON.stringify(known[key])}`);
    for (const key of keys) if (bundle[key] === '') console.log(`  to translate: ${JSON.stringify(key)}`);
  }
}
