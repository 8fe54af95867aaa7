/** What one of the things that a match asks for says of a message. */
export interface MatchPart {
  /** How many details are not as they should be, of how many. */
  wrong: number;
  of: number;
  /** What is not as it should be. */
  sentences: string[];
}

export const fits: MatchPart = { wrong: 0, of: 1, sentences: [] };

/** It is not even of the kind of which something is asked: any that is comes nearer. */
export function alien(sentence: string): MatchPart {
  return { wrong: 2, of: 1, sentences: [sentence] };
}

export function misfit(...sentences: string[]): MatchPart {
  return { wrong: 1, of: 1, sentences };
}
