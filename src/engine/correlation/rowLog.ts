const chunkRows = 16_384;

/** Numbers of rows, one after the other: four bytes each. Whoever reads them remembers how far. */
export class RowLog {
  readonly #chunks: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Bytes that it takes. */
  get memory(): number {
    return this.#chunks.length * chunkRows * Uint32Array.BYTES_PER_ELEMENT;
  }

  push(row: number): void {
    const at = this.#length % chunkRows;
    if (at === 0) this.#chunks.push(new Uint32Array(chunkRows));
    this.#chunks.at(-1)![at] = row;
    this.#length++;
  }

  /** `index` is less than `length`. */
  at(index: number): number {
    return this.#chunks[Math.floor(index / chunkRows)]![index % chunkRows]!;
  }
}
