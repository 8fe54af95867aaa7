/** Resolves when the condition holds; looks again and again, and gives up after a generous while. */
export async function until(condition: () => boolean | Promise<boolean>, limit = 20_000): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come true within ${limit} ms: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
