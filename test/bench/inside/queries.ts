import type { AgentCalls } from '../agentCalls.ts';
import { sessionOf } from './extension.ts';

export async function rows({ session: id, starts, count }: AgentCalls['rows']['params']): Promise<number[]> {
  const session = await sessionOf(id);
  const times: number[] = [];
  for (const start of starts) {
    const began = performance.now();
    const window = await session.rows({ start, count });
    times.push(performance.now() - began);
    if (window.length !== count || window[0]?.id !== start + 1) throw new Error(`The rows at ${start} are not whole.`);
  }
  return times;
}

export async function count(params: AgentCalls['count']['params']): Promise<AgentCalls['count']['result']> {
  const session = await sessionOf(params.session);
  const { filter, view } = params;
  const began = performance.now();
  const matching = await session.count({ filter, view });
  return { milliseconds: performance.now() - began, rows: matching };
}
