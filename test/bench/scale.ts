/** How much is measured. Frames are so many that a run takes one to three seconds on an ordinary machine. */
export interface Scale {
  readonly rounds: number;
  /** For the extension. */
  readonly frames: Readonly<Record<Load, number>>;
  /** For the bare client, where it is so much slower that as many would take minutes. */
  readonly bareFrames: Partial<Record<Load, number>>;
  readonly chromiumFrames: number;
  /** Of the one long capture. */
  readonly longCapture: number;
  readonly windows: number;
  readonly messages: number;
  readonly sends: number;
  /** Messages that are sent again with each gap. */
  readonly replayed: number;
  /** Messages of each of two captures that are compared. */
  readonly compared: number;
  /** Rounds of scrolling. */
  readonly scrolls: number;
  /** Seconds that a table follows a stream. */
  readonly follows: number;
  readonly openings: number;
  /** Keys pressed in the filter, of each kind. */
  readonly keys: number;
  /** Payloads of 100 MiB. */
  readonly giants: number;
  readonly activations: number;
  /** Of a HAR that is opened. */
  readonly harBytes: number;
}

/** What the raw sender sends. */
export type Load = 'text128' | 'text1k' | 'text64k' | 'deflate1k' | 'fragments';

export const loads = {
  text128: { name: 'text 128 B', query: 'size=128&kind=text' },
  text1k: { name: 'text 1 KiB', query: 'size=1024&kind=text' },
  text64k: { name: 'text 64 KiB', query: 'size=65536&kind=text' },
  deflate1k: { name: 'compressed text 1 KiB', query: 'size=1024&kind=deflate' },
  fragments: { name: 'binary 1 MiB in fragments of 16 KiB', query: 'size=1048576&kind=fragments' },
} as const satisfies Record<Load, { name: string; query: string }>;

export const whole: Scale = {
  rounds: 5,
  frames: { text128: 3_000_000, text1k: 1_000_000, text64k: 20_000, deflate1k: 1_000_000, fragments: 60_000 },
  bareFrames: { deflate1k: 30_000 },
  chromiumFrames: 20_000,
  longCapture: 10_000_000,
  windows: 500,
  messages: 1_000_000,
  sends: 200,
  replayed: 1_000,
  compared: 100_000,
  scrolls: 5,
  follows: 60,
  openings: 15,
  keys: 5,
  giants: 5,
  activations: 5,
  harBytes: 500_000_000,
};

/** To see that everything works; its numbers mean little. */
export const quick: Scale = {
  rounds: 1,
  frames: { text128: 100_000, text1k: 50_000, text64k: 2_000, deflate1k: 20_000, fragments: 4_000 },
  bareFrames: { deflate1k: 5_000 },
  chromiumFrames: 3_000,
  longCapture: 500_000,
  windows: 50,
  messages: 50_000,
  sends: 10,
  replayed: 100,
  compared: 1_000,
  scrolls: 1,
  follows: 6,
  openings: 3,
  keys: 1,
  giants: 1,
  activations: 1,
  harBytes: 20_000_000,
};
