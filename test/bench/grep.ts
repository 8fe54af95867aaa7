import { spawnSync } from 'node:child_process';
import { cleanEnvironment } from '../support/cleanEnvironment.ts';

export interface Grepped {
  milliseconds: number;
  lines: number;
}

/** The locales to try: bytes only, and UTF-8 as most people have it. */
export const locales = ['C', 'C.UTF-8'] as const;

/** `grep -c -F -i`: counts the lines that have the text in any case. Its start is part of the time. */
export function grep(text: string, file: string, locale: (typeof locales)[number]): Grepped {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync('grep', ['-c', '-F', '-i', '-e', text, file], {
    env: cleanEnvironment({ LC_ALL: locale }),
    encoding: 'utf8',
    timeout: 60_000,
  });
  const milliseconds = performance.now() - began;
  // 1: no line has it.
  if (status !== 0 && status !== 1) throw new Error(`grep failed: ${error?.message ?? stderr}`);
  return { milliseconds, lines: Number(stdout) };
}
