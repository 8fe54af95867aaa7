import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('cdp');
const navigate = '{"id":3,"method":"Page.navigate","params":{"url":"https://example.com/"},"sessionId":"A1B2C3D4E5"}';
const result = '{"id":3,"result":{"frameId":"F"},"sessionId":"A1B2C3D4E5"}';
const event = (method: string, params: object): string => JSON.stringify({ method, params });

// chromedevtools.github.io/devtools-protocol
describe('Chrome DevTools Protocol', () => {
  it.each([
    [navigate, 'Page.navigate #3 @A1B2C3 https://example.com/'],
    [result, '#3 @A1B2C3 result {"frameId":"F"}'],
    ['{"id":1,"method":"Browser.getVersion"}', 'Browser.getVersion #1'],
    [
      '{"id":4,"error":{"code":-32601,"message":"\'Nope.nope\' wasn\'t found"}}',
      "#4 error -32601 'Nope.nope' wasn't found",
    ],
    [
      '{"id":4,"error":{"code":-32602,"message":"Invalid parameters","data":"url: string value expected"}}',
      '#4 error -32602 Invalid parameters "url: string value expected"',
    ],
    [
      event('Runtime.consoleAPICalled', {
        type: 'log',
        args: [
          { type: 'string', value: 'a' },
          { type: 'number', value: 1 },
          { type: 'object', description: 'Object' },
        ],
      }),
      'Runtime.consoleAPICalled log a 1 Object',
    ],
    [
      event('Runtime.exceptionThrown', {
        exceptionDetails: { text: 'Uncaught', exception: { description: 'Error: a\n    at b' } },
      }),
      'Runtime.exceptionThrown Error: a at b',
    ],
    [
      event('Network.requestWillBeSent', { request: { method: 'GET', url: 'https://a/' } }),
      'Network.requestWillBeSent GET https://a/',
    ],
    [
      event('Network.responseReceived', { response: { status: 404, url: 'https://a/' } }),
      'Network.responseReceived 404 https://a/',
    ],
    [
      event('Target.attachedToTarget', { targetInfo: { type: 'page', url: 'about:blank' } }),
      'Target.attachedToTarget page about:blank',
    ],
    [event('Page.loadEventFired', { timestamp: 1.5 }), 'Page.loadEventFired {"timestamp":1.5}'],
    [event('Page.navigate', { odd: 1 }), 'Page.navigate {"odd":1}'],
    [event('constructor', {}), 'constructor'],
  ])('has a line for %s', (text, said) => {
    expect(line(codec, text)).toBe(said);
  });

  it('knows what answers what, in its session', () => {
    expect(ids(codec, navigate)).toEqual(['request A1B2C3D4E5 3']);
    expect(ids(codec, result)).toEqual(['reply A1B2C3D4E5 3']);
    expect(ids(codec, '{"id":3,"result":{}}')).toEqual(['reply  3']);
    expect(ids(codec, event('Page.loadEventFired', {}))).toEqual([]);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '{"id":3,')).toBe(8);
  });

  it('is recognised by its address and by its methods, and is no JSON-RPC', () => {
    expect(sure('cdp', evidence([], { url: 'ws://127.0.0.1:9222/devtools/page/6E1A' }))).toBe(0.95);
    expect(sure('cdp', evidence([`> ${navigate}`, `< ${result}`]))).toBe(0.9);
    expect(sure('cdp', evidence([`> ${navigate}`, '< {"id":1,"type":"success","result":1}']))).toBe(0.45);
    expect(sure('cdp', evidence(['> {"jsonrpc":"2.0","id":1,"method":"Page.navigate"}']))).toBe(0);
    expect(sure('cdp', evidence(['> {"id":1,"method":"session.new","params":{}}']))).toBe(0);
  });

  it('writes messages', () => {
    expect(codec.encode!(codec.decode(payload(navigate)))).toEqual({ text: navigate });
  });
});
