import { describe, expect, it } from 'vitest';
import { problemsOf, readField } from './readField.ts';

describe('times', () => {
  it.each([
    ['timeouts', { connect: 1, response: 0x7fffffff }],
    ['timeouts', {}],
    ['heartbeat', { interval: 30_000, timeout: 10_000, message: { json: { op: 'ping' } } }],
    ['reconnect', true],
    ['reconnect', { attempts: 0, delay: 0, maxDelay: 5000, factor: 1.5, jitter: 0.1, stopOn: [1000, 4001] }],
  ])('of %s take %j', (name, value) => {
    expect(readField(name, JSON.stringify(value))).toEqual({ value, told: [] });
  });

  it.each([
    ['timeouts', '5000', 'timeouts', '5000'],
    ['timeouts', '{ "connect": 0 }', 'timeouts.connect', '0'],
    ['timeouts', '{ "response": 2147483648 }', 'timeouts.response', '2147483648'],
    ['heartbeat', '{}', 'heartbeat.interval', '{}'],
    ['heartbeat', '{ "interval": "30s" }', 'heartbeat.interval', '"30s"'],
    ['heartbeat', '{ "interval": 1, "message": 7 }', 'heartbeat.message', '7'],
    ['reconnect', '3', 'reconnect', '3'],
    ['reconnect', '{ "attempts": 1.5 }', 'reconnect.attempts', '1.5'],
    ['reconnect', '{ "factor": 0.5 }', 'reconnect.factor', '0.5'],
    ['reconnect', '{ "jitter": 2 }', 'reconnect.jitter', '2'],
    ['reconnect', '{ "stopOn": 1000 }', 'reconnect.stopOn', '1000'],
    ['reconnect', '{ "stopOn": [999] }', 'reconnect.stopOn', '999'],
  ])('of %s mark %s', (name, json, code, marked) => {
    expect(problemsOf(name, json)).toEqual([[code, marked]]);
  });
});
