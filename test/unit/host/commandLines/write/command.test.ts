import { describe, expect, it } from 'vitest';
import { caPath, Command, filePath } from '../../../../../src/host/commandLines/write/command.ts';

describe('a command', () => {
  it('has options, values and notes', () => {
    const command = new Command('wscat', {});
    command.add('--connect', 'ws://', '${host}');
    command.addJoined('-H', 'A: b c');
    command.add('-n');
    command.note('One.', 'Two.');
    expect(command.written('X=1 ')).toEqual({
      text: `X=1 wscat --connect "ws://$HOST" -H='A: b c' -n`,
      notes: ['Set HOST before you run it: it stands for ${host}.', 'One.', 'Two.'],
    });
  });

  it('quotes for the shell that it is for', () => {
    const command = new Command('websocat', { shell: 'powershell', known: () => 'a.b' });
    command.addJoined('-H', 'A: ${host}');
    expect(command.written().text).toBe(`websocat '-H=A: a.b'`);
  });

  it('refuses what no argument can hold', () => {
    const command = new Command('wscat', { known: () => '\0' });
    const refused = expect.objectContaining({ code: 'not-in-command-line', message: '“hello ␀” has a NUL in it.' });
    expect(() => command.add('-x', 'hello \0')).toThrow(refused);
    expect(() => command.addJoined('-x', 'hello ', '${host}')).toThrow(refused);
  });

  it('sets a variable before it', () => {
    expect(new Command('websocat', {}).assignment('SSL_CERT_FILE', 'my ca.pem')).toBe(`SSL_CERT_FILE='my ca.pem' `);
  });
});

describe('files of certificates', () => {
  it('are told where the profile holds the text itself', () => {
    const command = new Command('curl', {});
    expect(filePath(command, 'tls.key', 'key.pem')).toBe('key.pem');
    expect(filePath(command, 'tls.key', '~/key.pem')).toBe('${env:HOME}/key.pem');
    expect(filePath(command, 'tls.key', '-----BEGIN PRIVATE KEY-----\n')).toBeUndefined();
    expect(command.notes).toEqual(['`tls.key` is a PEM text, not a file: left out.']);
  });

  it('are one for all authorities', () => {
    const command = new Command('curl', {});
    expect(caPath(command, { url: '', tls: { ca: ['a.pem', 'b.pem'] } }, 'curl')).toBe('a.pem');
    expect(command.notes).toEqual(['curl takes one file of authorities; put those of `tls.ca` into one.']);
    expect(caPath(command, { url: '' }, 'curl')).toBeUndefined();
  });
});
