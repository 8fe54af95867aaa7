import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { cleanEnvironment } from '../cleanEnvironment.ts';
import { pathOf } from './programs.ts';

/** Wireshark's field and its value, as it writes it; fields that a packet has several times are joined by commas. */
export type Dissected<Field extends string> = Record<Field, string>;

/**
 * Runs `tshark`, a witness of pcapng, TCP, HTTP and WebSocket that shares no code with us: the fields of each packet that
 * its display filter lets through.
 */
export async function tshark<Field extends string>(
  file: string,
  displayFilter: string,
  fields: readonly Field[],
  ...options: readonly string[]
): Promise<Dissected<Field>[]> {
  const named = fields.flatMap((field) => ['-e', field]);
  const rows: Dissected<Field>[] = [];
  await run(['-r', file, '-Y', displayFilter, '-T', 'fields', ...named, ...options], (line) => {
    const values = line.split('\t');
    rows.push(Object.fromEntries(fields.map((field, i) => [field, values[i] ?? ''])) as Dissected<Field>);
  });
  return rows;
}

/** The bytes in hex of a field of each packet, where it stands in the file or in what was unmasked of it. */
export async function tsharkBytes(
  file: string,
  displayFilter: string,
  field: string,
  ...options: readonly string[]
): Promise<string[]> {
  const bytes: string[] = [];
  const [protocol = ''] = field.split('.');
  const name = `${protocol}_${field.replaceAll('.', '_')}_raw`;
  await run(['-r', file, '-Y', displayFilter, '-T', 'ek', '-x', ...options], (line) => {
    const { layers } = JSON.parse(line) as { layers?: Record<string, Record<string, string>> };
    if (layers !== undefined) bytes.push(layers[protocol]?.[name] ?? '');
  });
  return bytes;
}

async function run(args: readonly string[], line: (text: string) => void): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'wsi-tshark-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  // Nobody's own settings.
  const environment = { ...cleanEnvironment(), HOME: home, XDG_CONFIG_HOME: home };
  const child = spawn(pathOf('tshark'), args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.on('data', (piece: Buffer) => (told += piece.toString()));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  for await (const text of createInterface(child.stdout)) line(text);
  const [code] = await exited;
  if (code !== 0) throw new Error(`tshark ended with ${String(code)}: ${told}`);
}
