/** Who may import whom, read from the compiler's own view of the imports. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What each room may import besides itself, and which packages; `node:` is every built-in of Node. */
const rooms: Record<string, { rooms: string[]; packages: string[] }> = {
  'src/contract': { rooms: [], packages: [] },
  'src/api.ts': { rooms: ['src/contract'], packages: ['vscode'] },
  // Engine and screen speak it alike; it knows neither.
  'src/filterLanguage': { rooms: ['src/contract'], packages: ['@lezer/lr', '@lezer/common', '@lezer/highlight'] },
  'src/engine/wire': { rooms: ['src/contract'], packages: ['node:'] },
  'src/engine/capture': { rooms: ['src/contract', 'src/engine/wire'], packages: ['node:'] },
  // Records in, pairs of rows out.
  'src/engine/correlation': { rooms: ['src/contract', 'src/engine/wire', 'src/engine/capture'], packages: [] },
  // Bytes in, trees out: pure. Libraries are loaded when a connection needs them.
  'src/engine/decode': {
    rooms: ['src/contract', 'src/engine/correlation'],
    packages: ['node:', '@msgpack/msgpack', 'cborg', 'mqtt-packet', 'protobufjs', 'fzstd'],
  },
  'src/engine/filter': {
    rooms: [
      'src/contract',
      'src/filterLanguage',
      'src/engine/wire',
      'src/engine/capture',
      'src/engine/correlation',
      'src/engine/filter/timeLimit.ts',
      'src/engine/decode',
    ],
    packages: ['node:'],
  },
  'src/engine/replay': {
    rooms: [
      'src/contract',
      'src/filterLanguage',
      'src/engine/wire',
      'src/engine/capture',
      'src/engine/correlation',
      // What payloads mean is expected, too.
      'src/engine/decode',
      'src/engine/filter',
      'src/engine/filter/timeLimit.ts',
      'src/engine/statistics',
      // Whom it sends by, what the time is, and what is said where that cannot be.
      'src/engine',
    ],
    packages: ['node:', '@cfworker/json-schema'],
  },
  'src/engine/compare': {
    rooms: [
      'src/contract',
      'src/filterLanguage',
      'src/engine/wire',
      'src/engine/capture',
      'src/engine/correlation',
      'src/engine/filter',
      'src/engine/filter/timeLimit.ts',
      // How JSON is read, and told.
      'src/engine/replay',
      'src/engine',
    ],
    packages: ['node:', 'diff'],
  },
  // Records in, numbers out.
  'src/engine/statistics': {
    rooms: ['src/contract', 'src/engine/wire', 'src/engine/capture', 'src/engine/correlation'],
    packages: [],
  },
  'webview/filter': {
    rooms: ['src/contract', 'src/filterLanguage', 'webview', 'webview/controls'],
    packages: ['preact', '@preact/signals', '@codemirror/', '@lezer/'],
  },
  // Pure: no sockets, no clock. Of the network it knows what an attempt looks like.
  'src/engine/doctor': {
    rooms: ['src/contract', 'src/engine/wire', 'src/engine/net/attempt.ts'],
    packages: ['node:crypto'],
  },
  'src/engine/net/attempt.ts': { rooms: ['src/contract'], packages: [] },
  'src/engine/net': {
    rooms: [
      'src/contract',
      'src/engine/wire',
      'src/engine/capture',
      'src/engine/doctor',
      'src/engine/net/attempt.ts',
      'src/engine/net/handshakeRecorder.ts',
    ],
    packages: ['node:', 'ws', 'socks'],
  },
  'src/engine/filter/timeLimit.ts': { rooms: [], packages: ['node:'] },
  // Of the network it knows how a handshake is put together from the bytes that pass; of the filter how long expressions may take.
  'src/engine/formats': {
    rooms: [
      'src/contract',
      'src/engine/wire',
      'src/engine/capture',
      'src/engine/net/handshakeRecorder.ts',
      'src/engine/filter/timeLimit.ts',
    ],
    packages: ['node:', '@streamparser/json'],
  },
  'src/engine/net/handshakeRecorder.ts': {
    rooms: ['src/contract', 'src/engine/wire', 'src/engine/capture', 'src/engine/net', 'src/engine/net/attempt.ts'],
    packages: [],
  },
  'src/engine': {
    rooms: [
      'src/engine/formats',
      'src/contract',
      'src/filterLanguage',
      'src/engine/wire',
      'src/engine/capture',
      'src/engine/correlation',
      'src/engine/decode',
      'src/engine/filter',
      'src/engine/replay',
      'src/engine/compare',
      'src/engine/statistics',
      'src/engine/doctor',
      'src/engine/net',
      'src/engine/net/attempt.ts',
    ],
    packages: ['node:'],
  },
  'src/demo': { rooms: ['src/contract'], packages: ['node:', 'ws', 'cborg'] },
  // Fields of messages have the same names in columns as in filters.
  'src/host': {
    rooms: ['src/contract', 'src/api.ts', 'src/filterLanguage'],
    packages: ['node:', 'vscode', 'jsonc-parser'],
  },
  // The extension's own rooms but for VS Code: its bundle has no `vscode`, or it could not be built.
  'src/cli': { rooms: ['src/contract', 'src/host'], packages: ['node:', 'diff'] },
  'src/extension.ts': { rooms: ['src/host', 'src/api.ts', 'src/contract'], packages: ['vscode'] },
  webview: {
    rooms: ['src/contract', 'webview/filter', 'webview/controls'],
    packages: ['preact', '@preact/signals', '@codemirror/', '@vscode/codicons', 'jsonc-parser'],
  },
  'webview/controls': {
    rooms: ['src/contract'],
    packages: ['preact', '@preact/signals', '@vscode/webview-ui-toolkit'],
  },
};

function roomOf(file: string): string {
  const room = Object.keys(rooms)
    .filter((name) => file === name || file.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (room === undefined) throw new Error(`${file} is in no room that this test knows.`);
  return room;
}

/** Every import of our files, of types too: files by path, packages by name. */
function importsOf(files: string[]): Map<string, string[]> {
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
      const targets = importedFiles.map(({ fileName }) =>
        fileName.startsWith('.') ? relative(root, join(root, dirname(file), fileName)) : fileName,
      );
      return [file, targets];
    }),
  );
}

const files = globSync('{src,webview}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.endsWith('.d.ts'));
const imports = importsOf(files);

function allowed(from: string, target: string): boolean {
  const room = roomOf(from);
  if (target.startsWith('src/') || target.startsWith('webview/')) {
    const other = roomOf(target);
    return other === room || rooms[room]!.rooms.includes(other);
  }
  if (/\.css$/.test(target) && room.startsWith('webview')) return true;
  return rooms[room]!.packages.some(
    (name) => target === name || target.startsWith(name.endsWith('/') || name.endsWith(':') ? name : `${name}/`),
  );
}

describe('imports', () => {
  it('were found', () => {
    expect(imports.size).toBeGreaterThan(50);
    expect(imports.get('src/engine/net/controlPeer.ts')).toContain('ws');
    expect(imports.get('src/engine/capture/rows.ts')).toContain('src/contract/model.ts');
  });

  it('keep to the rooms', () => {
    const breaches = [...imports].flatMap(([from, targets]) =>
      targets.filter((target) => !allowed(from, target)).map((target) => `${from} → ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  it('keep acquireVsCodeApi to one caller', () => {
    const callers = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('acquireVsCodeApi()'));
    expect(callers).toEqual(['webview/bridge.ts']);
  });

  it('of the frame builder of the tests have nothing of ours', () => {
    const support = globSync('test/support/frames/**/*.ts', { cwd: root });
    const found = importsOf(support);
    expect([...found.values()].flat().filter((target) => target.startsWith('src/'))).toEqual([]);
    expect(found.size).toBeGreaterThan(0);
  });
});
