import {
  readDecoder,
  writeChain,
  writeDecoder,
  type DecoderChain,
  type ForeignDecoder,
  type DecoderOffer,
  type DecoderState,
  type EvidencePart,
} from '../contract/decoding.ts';
import type { PayloadSchema } from '../contract/profile.ts';
import type { Capture } from './capture/capture.ts';
import type { MessageReader } from './capture/messageReader.ts';
import { lookedAtBytes, lookedAtMessages, offersInSlices, surestChain } from './decode/choose.ts';
import type { Beginning, Codec, Evidence } from './decode/format.ts';
import { openChain } from './decode/open.ts';
import { schemaFormat } from './decode/schemaMessages.ts';
import { ConnectionMessages } from './connectionMessages.ts';
import { evidenceFor } from './evidenceFor.ts';
import { messageBeginning } from './messageBeginning.ts';
import { Opcode } from './wire/opcodes.ts';

/** Of the rows at the beginning, among which the first messages are looked for. */
const mostRows = 200;
/** What is recognised and no surer than this is a guess: JSON that is nothing more never is. */
const guess = 0.5;

/** What reads a session's payloads, and by which chain. */
export interface Reading {
  readonly chain: DecoderChain;
  readonly codec: Codec;
  /** It was recognised, and hardly: that it cannot read a message is no news. */
  readonly guessed?: boolean;
}

/** Which decoder a session has: what a profile or a person says, else what the first messages look like. */
export class SessionDecoding {
  readonly #capture: Capture;
  readonly #reader: MessageReader;
  readonly #messages: ConnectionMessages;
  /** Undefined: nothing reads the payloads. */
  #reading: Reading | undefined;
  #state: DecoderState | undefined;
  /** What a person or the profile has said. */
  #said: DecoderChain | ForeignDecoder | undefined;
  #saidBy: 'profile' | 'choice';
  /** What there was when the evidence was looked at last: rows, a subprotocol; and of which record. */
  #lookedAt = '';
  #generation: number;
  /** More evidence would change nothing. */
  #settled = false;
  #looking: Promise<void> | undefined;
  #revision = 0;

  /** `saidBy`: whose word it is that the capture has. */
  constructor(capture: Capture, reader: MessageReader, saidBy: 'profile' | 'choice' = 'choice') {
    this.#capture = capture;
    this.#reader = reader;
    this.#messages = new ConnectionMessages(capture, reader);
    this.#saidBy = saidBy;
    this.#generation = capture.generation;
    const said = capture.meta.decoder;
    const decoder = said === undefined ? undefined : readDecoder(said);
    // One that a later version knows: then what is recognised.
    if (decoder !== undefined && !('unknown' in decoder)) this.#said = decoder;
  }

  get state(): DecoderState | undefined {
    return this.#state;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** Raised whenever payloads are read by something else than before. */
  get revision(): number {
    return this.#revision;
  }

  /** Makes up its mind by what has passed up to now: to be awaited before rows are read. */
  async look(): Promise<void> {
    if (this.#looking !== undefined) return this.#looking;
    if (this.#generation !== this.#capture.generation) this.#lookedAt = '';
    if (this.#settled || this.#thereIs === this.#lookedAt) return;
    this.#looking = this.#lookNow().finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  /** What each format says of what has passed, and what speaks for it. */
  async offers(): Promise<DecoderOffer[]> {
    const evidence = this.#evidence();
    const best = await surestChain(evidence);
    const taken = best?.chain.wrappers.length === 0 ? best.chain.format : undefined;
    const offers = await offersInSlices(evidence);
    return offers.map((offer) => {
      if (offer.sure === 0) return offer;
      const parts = evidenceOf({ wrappers: [], format: offer.id }, evidence);
      return { ...offer, evidence: parts, ...(offer.id === taken && { recognised: true }) };
    });
  }

  /** Undefined: by what is recognised. */
  async choose(chain: DecoderChain | ForeignDecoder | undefined): Promise<void> {
    // Who looks now looks at what was said before; nobody may begin between this and what follows.
    while (this.#looking !== undefined) await this.#looking;
    this.#said = chain;
    this.#saidBy = 'choice';
    this.#settled = false;
    this.#lookedAt = '';
    this.#capture.amend({ decoder: chain && writeDecoder(chain) });
    await this.look();
  }

  /** Undefined: nothing says what payloads are made of. */
  async chooseSchema(schema: PayloadSchema | undefined): Promise<void> {
    while (this.#looking !== undefined) await this.#looking;
    this.#capture.amend({ schema });
    // The same chain reads otherwise now.
    this.#revision++;
    const said = this.#said;
    const format = schema && schemaFormat(schema.file);
    const reads = said !== undefined && 'format' in said && said.format === format;
    await this.choose(format === undefined || reads ? said : { wrappers: [], format });
  }

  async #lookNow(): Promise<void> {
    this.#lookedAt = this.#thereIs;
    this.#generation = this.#capture.generation;
    const evidence = this.#evidence();
    const full = evidence.messages.length >= lookedAtMessages;
    const said = this.#said;
    if (said !== undefined) {
      const here = 'foreign' in said ? undefined : said;
      await this.#readBy(here, evidence, { chain: writeDecoder(said), by: this.#saidBy });
    } else {
      const best = await surestChain(evidence);
      const chain = best?.chain;
      const state = best && {
        chain: writeChain(best.chain),
        by: 'evidence' as const,
        sure: best.sure,
        evidence: evidenceOf(best.chain, evidence),
      };
      // What was recognised before a clear holds until something else is.
      if (chain !== undefined || this.#state?.by !== 'evidence') await this.#readBy(chain, evidence, state);
    }
    this.#settled = full;
  }

  async #readBy(chain: DecoderChain | undefined, evidence: Evidence, state: DecoderState | undefined): Promise<void> {
    const codec = chain && (await openChain(chain, evidence));
    const before = this.#reading;
    this.#reading =
      chain === undefined || codec === undefined ? undefined : { chain, codec, guessed: (state?.sure ?? 1) <= guess };
    const changed = writtenOf(before) !== writtenOf(this.#reading) || before?.guessed !== this.#reading?.guessed;
    this.#state = state && (writes(this.#reading) ? { ...state, writes: true } : state);
    if (changed) this.#revision++;
  }

  get #thereIs(): string {
    return `${this.#capture.frames.count} ${this.#subprotocol}`;
  }

  get #subprotocol(): string {
    const { connections } = this.#capture.meta;
    return connections.findLast((one) => one.subprotocol !== undefined)?.subprotocol ?? '';
  }

  #evidence(): Evidence {
    const { meta, messages, frames } = this.#capture;
    const beginnings: Beginning[] = [];
    for (const id of messages.slice(0, mostRows)) {
      const first = frames.get(id);
      if (first === undefined || beginnings.length === lookedAtMessages) break;
      const opcode = first.byte0 & 0xf;
      const isMessage = first.marker === undefined && (opcode === Opcode.text || opcode === Opcode.binary);
      if (!isMessage || this.#capture.isOpen(first.direction, id)) continue;
      const beginning = messageBeginning(first, this.#reader, lookedAtBytes);
      if (beginning === undefined) continue;
      beginnings.push({ id, direction: first.direction, text: opcode === Opcode.text, ...beginning });
    }
    return {
      subprotocol: this.#subprotocol,
      url: meta.url,
      schema: meta.schema,
      messages: beginnings,
      earlier: this.#messages,
    };
  }
}

/** A stream is recognised by the address alone. */
function evidenceOf({ wrappers, format }: DecoderChain, evidence: Evidence): EvidencePart[] {
  if (wrappers.length > 0 || format === 'none') return ['url'];
  return evidenceFor(format, evidence);
}

/** What is JSON anyway is written as such. */
function writes(reading: Reading | undefined): boolean {
  return reading?.codec.encode !== undefined && reading.codec.json !== true;
}

function writtenOf(reading: Reading | undefined): string | undefined {
  return reading && writeChain(reading.chain);
}
