import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  certificateFileName,
  certificatePath,
  withAuthority,
  writeCertificate,
} from '../../../../src/host/doctor/certificateFile.ts';

describe('the file of a certificate', () => {
  it.each([
    ['staging feed', 'staging-feed.pem'],
    ['127.0.0.1:4433/feed', '127.0.0.1-4433-feed.pem'],
    ['../../etc/passwd', 'etc-passwd.pem'],
    ['…', 'server.pem'],
    ['', 'server.pem'],
  ])('of %j is called %s', (label, name) => {
    expect(certificateFileName(label)).toBe(name);
  });

  it('is named relative to the folder of its profile, where it is within', () => {
    expect(certificatePath('/work/a/.vscode/x.pem', '/work/a')).toBe('.vscode/x.pem');
    expect(certificatePath('/work/b/x.pem', '/work/a')).toBe('/work/b/x.pem');
    expect(certificatePath('/work/a/..b.pem', '/work/a')).toBe('..b.pem');
    expect(certificatePath('/work/a/x.pem', undefined)).toBe('/work/a/x.pem');
  });

  it('comes to those that are trusted already', () => {
    expect(withAuthority(undefined, 'a.pem')).toBe('a.pem');
    expect(withAuthority('a.pem', 'b.pem')).toEqual(['a.pem', 'b.pem']);
    expect(withAuthority(['a.pem', 'b.pem'], 'b.pem')).toEqual(['a.pem', 'b.pem']);
    expect(withAuthority('a.pem', 'a.pem')).toBe('a.pem');
  });

  it('is its owner’s alone, also where another one was there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'below', 'x.pem');
    await writeCertificate(file, 'one');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, 'open.pem'), 'before', { mode: 0o644 });
    await writeCertificate(join(folder, 'open.pem'), 'two');
    expect(statSync(join(folder, 'open.pem')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'open.pem'), 'utf8')).toBe('two');
  });
});
