import { describe, expect, it } from 'vitest';
import {
  findingStageWord,
  severityWord,
  timedStageName,
  timedStages,
} from '../../../../src/engine/doctor/reportWords.ts';

describe('the words of the report', () => {
  it('name each stage that is timed, in their order', () => {
    expect(timedStages.map(timedStageName)).toEqual(['Name', 'Connect', 'Proxy', 'TLS', 'Request to answer']);
  });

  it('are those of findings', () => {
    expect((['error', 'warning', 'info'] as const).map(severityWord)).toEqual(['error', 'warning', 'info']);
    expect((['tls', 'first-seconds'] as const).map(findingStageWord)).toEqual(['tls', 'first-seconds']);
  });
});
