import { describe, expect, it } from 'vitest';
import { upgradeFindings } from '../../../../src/engine/doctor/upgrade.ts';
import { accept, answered, examined, switching } from './attempts.ts';

function told(lines: string[], fields = {}) {
  return upgradeFindings(examined(answered(lines, undefined, { fields })));
}

describe('a 101', () => {
  it('is valid, in any capitals', () => {
    expect(told(switching)).toEqual([]);
    expect(
      told([
        'HTTP/1.1 101',
        'UPGRADE: WebSocket',
        'connection: keep-alive, UPGRADE',
        `sec-websocket-accept: ${accept}`,
      ]),
    ).toEqual([]);
  });

  it.each([
    [['Upgrade: h2c'], 'missing-upgrade', /upgrades to “h2c”/],
    [[], 'missing-upgrade', /no “Upgrade: websocket”/],
  ])('with %j upgrades to something else', (headers, code, cause) => {
    expect(told([switching[0]!, ...headers, ...switching.slice(2)])).toMatchObject([
      { code, stage: 'upgrade', cause: expect.stringMatching(cause) as string },
    ]);
  });

  it('names who may have dropped a header', () => {
    expect(told([...switching.filter((line) => !line.startsWith('Connection')), 'Server: nginx'])).toMatchObject([
      { code: 'missing-connection', remedy: expect.stringContaining('nginx') as string },
    ]);
  });

  it.each([
    ['Sec-WebSocket-Accept: AAAA', /does not answer the key/],
    ['X: y', /has no Sec-WebSocket-Accept/],
  ])('with %s for its accept', (header, cause) => {
    const [found] = told([...switching.slice(0, 3), header]);
    expect(found).toMatchObject({ code: 'bad-accept', cause: expect.stringMatching(cause) as string });
    expect(found?.evidence).toContain(`Expected: Sec-WebSocket-Accept: ${accept}`);
  });

  it('with the answer of RFC 6455’s example to another key', () => {
    const of = answered(switching);
    const request = {
      ...of.request!,
      headers: [['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA==']] as [string, string][],
    };
    expect(upgradeFindings(examined({ ...of, request }))[0]?.cause).toMatch(/every key with the example/);
  });

  it('is held against the key of the offer where no request is known', () => {
    const { request: _request, ...of } = answered(switching);
    expect(upgradeFindings(examined(of))).toEqual([]);
  });
});
