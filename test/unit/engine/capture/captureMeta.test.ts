import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createMeta,
  loadMeta,
  readMeta,
  writeMeta,
  type CaptureMeta,
} from '../../../../src/engine/capture/captureMeta.ts';
import { temporaryFolder } from '../../../support/captures.ts';

const handshake = {
  request: { startLine: 'GET /', headers: [['Host', 'x']] as [string, string][], raw: Uint8Array.of(0, 255, 10) },
  timings: { connect: 1 },
  checks: [{ name: 'n', ok: true, detail: 'd' }],
};
const common = { id: 'c', label: 'Feed', url: 'ws://host/feed', started: 1.5, base: { in: 0, out: 0 } };
const meta: CaptureMeta = {
  version: 2,
  ...common,
  connections: [{ number: 1, started: 1.5, from: { in: 0, out: 0 }, handshake }],
};

describe('session.json', () => {
  it('gives back what was written, bytes too, and is its owner’s only', () => {
    const folder = temporaryFolder();
    createMeta(folder, meta);
    expect(loadMeta(folder)).toEqual(meta);
    writeMeta(folder, { ...meta, ended: 3 });
    expect(readMeta(folder)).toEqual({ ...meta, ended: 3 });
    expect(statSync(join(folder, 'session.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(folder, 'session.json'), 'utf8'))).toMatchObject({
      connections: [{ handshake: { request: { raw: { $base64: 'AP8K' } } } }],
    });
    expect(() => createMeta(folder, meta)).toThrow(/EEXIST/);
  });

  it('is told of another connection without telling a thousand others anew', () => {
    const folder = temporaryFolder();
    let told = 0;
    const at = { in: 0, out: 0 };
    const connections = Array.from({ length: 1_000 }, (_, i) => ({
      ...{ number: i + 1, started: 1.5, from: at },
      get handshake() {
        told++;
        return handshake;
      },
    }));
    writeMeta(folder, { ...meta, connections });
    const another = { number: 1_001, started: 2, from: at };
    writeMeta(folder, { ...meta, connections: [...connections, another] });
    expect(told).toBe(1_000);
    expect(loadMeta(folder)).toEqual({ ...meta, connections: [...connections, another] });
  });

  it('of version 1, which knew of one connection, is read as one of today', () => {
    const folder = temporaryFolder();
    const framing = { offset: { in: 5, out: 6 }, deflate: true, takeover: { in: true, out: false } };
    const close = { code: 1000, reason: '', by: 'us' } as const;
    const of = { opened: 2, close, framing, subprotocol: 'chat' };
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ version: 1, ...common, ended: 3, part: 1, ...of }));
    expect(loadMeta(folder)).toEqual({
      version: 2,
      ...common,
      ended: 3,
      part: 1,
      connections: [{ number: 1, started: 1.5, from: { in: 0, out: 0 }, ended: 3, ...of }],
    });
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ version: 1, ...common, framing: 5 }));
    expect(() => loadMeta(folder)).toThrow(/damaged: connections is missing or wrong/);
  });

  it('stays as it is where the new one cannot be written', () => {
    const folder = temporaryFolder();
    createMeta(folder, meta);
    mkdirSync(join(folder, 'session.json.new'));
    expect(() => writeMeta(folder, { ...meta, ended: 3 })).toThrow();
    expect(loadMeta(folder)).toEqual(meta);
    rmSync(join(folder, 'session.json.new'), { recursive: true });
    rmSync(join(folder, 'session.json'));
    mkdirSync(join(folder, 'session.json'));
    expect(() => writeMeta(folder, meta)).toThrow();
    expect(existsSync(join(folder, 'session.json.new'))).toBe(false);
  });

  it.each([
    ['is missing', undefined, /ENOENT/],
    ['is empty', '', /damaged: it is no JSON/],
    ['is cut off', '{"version":1,"id":"c"', /damaged: it is no JSON/],
    ['is no object', '5', /damaged: it is no object/],
    ['is null', 'null', /damaged: it is no object/],
    ['is endless', ' '.repeat(5_000_000), /damaged: it is too long/],
    ['is of a newer version', '{"version":3}', /newer version.*format is 3.*reads 2/],
    ['has no version', '{}', /damaged: version is missing/],
    ['has an odd version', '{"version":"1"}', /damaged: version is missing/],
    [
      'lacks a field',
      JSON.stringify({ ...meta, connections: [{ ...meta.connections[0], handshake: undefined }], base: undefined }),
      /damaged: base is missing or wrong/,
    ],
  ])('%s: that is said', (_what, text, said) => {
    const folder = temporaryFolder();
    if (text !== undefined) writeFileSync(join(folder, 'session.json'), text);
    expect(() => loadMeta(folder)).toThrow(said);
    expect(readMeta(folder)).toBeUndefined();
  });
});
