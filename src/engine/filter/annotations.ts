/** What a person has put on rows, by the row's id. */
export interface Annotations {
  /** The row is bookmarked. */
  has(id: number): boolean;
  note(id: number): string | undefined;
}

export const noAnnotations: Annotations = { has: () => false, note: () => undefined };
