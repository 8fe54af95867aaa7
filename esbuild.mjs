// Bundles the extension, its two worker threads, the terminal's program and the webviews into dist/.
//   node esbuild.mjs            production
//   node esbuild.mjs --dev      readable, with source maps
//   node esbuild.mjs --watch    the same, again at each change; prints begin and end lines for the problem matcher
import { context, build } from 'esbuild';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { iconNames } from './webview/controls/iconNames.ts';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
};

/**
 * `vscode` as a module whose exports esbuild knows. Otherwise each of our modules that imports it would make a copy of
 * its hundreds of names while the bundle is loaded: most of the time that activation took.
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup({ onResolve, onLoad }) {
    const once = 'vscode-once';
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === once ? { path: 'vscode', external: true } : { path: 'vscode', namespace: once },
    );
    onLoad({ filter: /.*/, namespace: once }, async () => {
      const types = await readFile(new URL(import.meta.resolve('@types/vscode/index.d.ts')), 'utf8');
      const names = [...types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm)];
      // Marked as pure, so that what nobody uses is left out.
      const exported = [...new Set(names.map(([, name]) => name))].map(
        (name) => `export const ${name} = /* @__PURE__ */ (() => vscode.${name})();`,
      );
      return { contents: `const vscode = require('vscode');\n${exported.join('\n')}`, loader: 'js' };
    });
  },
};

/**
 * The icon font and its style sheet with the icons that `iconNames` lists: 4 kB where all of them are 130. The font is in
 * the sheet: the browser has it at once, where one that comes later would have all that is drawn by then laid out again.
 */
const usedIcons = {
  name: 'used-icons',
  setup({ onLoad }) {
    const glyph = /^\.codicon-([\w-]+):before \{ content: "\\([\da-f]+)" \}\n/gm;
    onLoad({ filter: /codicon\.css$/ }, async ({ path }) => {
      const sheet = await readFile(path, 'utf8');
      const contents = sheet.replace(glyph, (rule, name) => (iconNames.includes(name) ? rule : ''));
      return {
        contents: contents.replace(/codicon\.ttf\?\w+"\) format\("truetype"\)/, 'codicon.ttf") format("woff2")'),
        loader: 'css',
      };
    });
    onLoad({ filter: /codicon\.ttf$/ }, async ({ path }) => {
      const sheet = await readFile(join(path, '..', 'codicon.css'), 'utf8');
      const codes = new Map([...sheet.matchAll(glyph)].map(([, name, code]) => [name, parseInt(code, 16)]));
      const unknown = iconNames.filter((name) => !codes.has(name));
      if (unknown.length > 0) return { errors: [{ text: `There is no codicon ${unknown.join(', ')}` }] };
      const text = String.fromCodePoint(...iconNames.map((name) => codes.get(name)));
      const font = await subsetFont(await readFile(path), text, { targetFormat: 'woff2' });
      return { contents: font, loader: 'dataurl' };
    });
  },
};

/** What esbuild cannot make smaller of the toolkit: its templates and style sheets are texts, which are not indented here. */
const lessOfToolkit = {
  name: 'less-of-toolkit',
  setup({ onLoad }) {
    onLoad({ filter: /(?:fast-foundation|webview-ui-toolkit)\/.*\.(?:styles|template)\.js$/ }, async ({ path }) => {
      return { contents: (await readFile(path, 'utf8')).replace(/\n\s+/g, '\n') };
    });
    // A token that no style sheet has is one that nobody sees.
    onLoad({ filter: /webview-ui-toolkit\/dist\/design-tokens\.js$/ }, async ({ path }) => {
      return { contents: (await readFile(path, 'utf8')).replace(/= create\(/g, '= /* @__PURE__ */ create(') };
    });
    // Enumerations that are filled when the module is loaded, and that nobody uses at run time; the first is deprecated.
    const enumerating = /(?:fast-web-utilities\/dist\/key-codes|jsonc-parser\/lib\/esm\/main)\.js$/;
    onLoad({ filter: enumerating }, async ({ path }) => {
      const enumeration = /export var (\w+);\s*\(function \(\1\)[^]*?\(\1 \|\| \(\1 = \{\}\)\);/g;
      return { contents: (await readFile(path, 'utf8')).replace(enumeration, '') };
    });
  },
};

/**
 * protobufjs without what generates code, reads and writes: a schema is parsed by it and nothing more. So the bundle has
 * nothing that makes a function of a text.
 */
const protobufParser = {
  name: 'protobuf-parser',
  setup({ onLoad }) {
    const left =
      'converter|decoder|encoder|verifier|wrappers|reader|reader_buffer|writer|writer_buffer|rpc/service|util/codegen';
    const filter = new RegExp(`[\\\\/]protobufjs[\\\\/]src[\\\\/](?:${left})\\.js$|[\\\\/]long[\\\\/].*\\.js$`);
    const contents = `module.exports = function () { throw new Error('left out of the bundle'); };
      module.exports._configure = function () {};`;
    onLoad({ filter }, () => ({ contents, loader: 'js' }));
  },
};

/** Each page by itself: a chunk that both share would be one more file to wait for at the opening of either. */
const page = {
  ...shared,
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'esm',
  splitting: true,
  target: 'chrome132',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [usedIcons, lessOfToolkit],
  assetNames: '[name]',
};

/**
 * The extension's second part is a bundle beside the first one, loaded by the `require` that VS Code watches over: what
 * both need (names, translations) is in both.
 */
const secondPart = {
  name: 'second-part',
  setup({ onResolve }) {
    onResolve({ filter: /\/host\/main\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './main.js', external: true } : undefined,
    );
  },
};

/** @type {Record<string, import('esbuild').BuildOptions>} */
const bundles = {
  extension: {
    ...shared,
    entryPoints: { extension: 'src/extension.ts', main: 'src/host/main.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    plugins: [vscodeOnce, secondPart],
    supported: { 'dynamic-import': false },
    // The main file of jsonc-parser is UMD, whose inner requires cannot be bundled.
    mainFields: ['module', 'main'],
  },
  workers: {
    ...shared,
    entryPoints: { engine: 'src/engine/main.ts', demo: 'src/demo/main.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    plugins: [protobufParser],
    // ws asks for these native speed-ups in a try block and does without them.
    external: ['bufferutil', 'utf-8-validate'],
  },
  // Whatever needs VS Code cannot be found here: the build fails.
  terminal: {
    ...shared,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    mainFields: ['module', 'main'],
  },
  panel: { ...page, entryPoints: { panel: 'webview/panel/main.tsx' }, chunkNames: 'panel-[name]-[hash]' },
  inspector: {
    ...page,
    entryPoints: { inspector: 'webview/inspector/main.tsx' },
    chunkNames: 'inspector-[name]-[hash]',
  },
  scenario: {
    ...page,
    entryPoints: { scenario: 'webview/scenario/main.tsx' },
    chunkNames: 'scenario-[name]-[hash]',
  },
};

/** Lines that the problem matcher in .vscode/tasks.json reads. */
const report = {
  name: 'report',
  setup(builder) {
    builder.onStart(() => console.log('[watch] build started'));
    builder.onEnd((result) => {
      for (const { text, location } of [...result.errors, ...result.warnings]) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

await rm('dist', { recursive: true, force: true });
if (watch) {
  for (const options of Object.values(bundles)) {
    await (await context({ ...options, plugins: [...(options.plugins ?? []), report] })).watch();
  }
} else {
  const inputs = {};
  for (const options of Object.values(bundles)) {
    const { metafile } = await build({ ...options, logLevel: 'info' });
    Object.assign(inputs, metafile.inputs);
  }
  // The import graph, for the test of who may import whom.
  await writeFile('dist/imports.json', JSON.stringify(inputs));
}
