import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('ocpp');
// OCPP-J 1.6 §4.2.1 to §4.2.3.
const call =
  '[2,"19223201","BootNotification",{"chargePointVendor":"VendorX","chargePointModel":"SingleSocketCharger"}]';
const result = '[3,"19223201",{"status":"Accepted","currentTime":"2013-02-01T20:53:32.486Z","heartbeatInterval":300}]';
const failed = '[4,"162376037","NotSupported","SetDisplayMessageRequest not implemented",{}]';

describe('OCPP', () => {
  it('reads calls, results and errors', () => {
    expect(read(codec, call)).toMatchObject({
      type: 'call',
      id: '19223201',
      action: 'BootNotification',
      payload: { chargePointVendor: 'VendorX' },
    });
    expect(read(codec, result)).toMatchObject({ type: 'callresult', id: '19223201', payload: { status: 'Accepted' } });
    expect(read(codec, failed)).toMatchObject({ type: 'callerror', errorCode: 'NotSupported', errorDetails: {} });
    expect(refusedAt(codec, '[5,"a",{}]')).toBe(0);
    expect(refusedAt(codec, '[2,"a",')).toBe(7);
  });

  it('has a line for each', () => {
    expect(line(codec, '[2,"1","Heartbeat",{}]')).toBe('Heartbeat #1 {}');
    expect(line(codec, '[3,"1",{"a":1}]')).toBe('#1 result {"a":1}');
    expect(line(codec, failed)).toBe('#162376037 error NotSupported SetDisplayMessageRequest not implemented');
  });

  it('knows what answers what', () => {
    expect(ids(codec, call)).toEqual(['request 19223201']);
    expect(ids(codec, result)).toEqual(['reply 19223201']);
    expect(ids(codec, failed)).toEqual(['reply 162376037']);
  });

  it('is recognised by its subprotocol and by its messages', () => {
    expect(sure('ocpp', evidence([], { subprotocol: 'ocpp1.6' }))).toBe(1);
    expect(sure('ocpp', evidence([`> ${call}`, `< ${result}`]))).toBe(0.6);
    expect(sure('ocpp', evidence(['> [2,"a",1]', '< [1,2]']))).toBe(0);
  });

  it.each([call, result, failed])('writes %s again', (text) => {
    expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
  });
});
