/** Takes a file's bytes in their order. */
export interface ByteSink {
  /** Bytes taken so far. */
  readonly length: number;
  /** Takes a copy; a text as UTF-8. Resolves when more can be taken: await it. */
  write(bytes: Uint8Array | string): Promise<void>;
}
