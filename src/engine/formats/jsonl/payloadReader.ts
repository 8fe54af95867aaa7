import { t } from '../../../contract/l10n.ts';
import type { Direction } from '../../../contract/model.ts';
import { encodeFrame } from '../../wire/frameEncoder.ts';
import { applyMask } from '../../wire/masking.ts';
import { Opcode } from '../../wire/opcodes.ts';
import type { CaptureBuilder } from '../captureBuilder.ts';
import type { LineMembers } from './readLine.ts';

const noKey = new Uint8Array(4);
const nothing = new Uint8Array(0);
/** Without a handshake, and with nothing said of it. */
const plain = { deflate: false, takeover: { in: true, out: true } };

/** Records the frame that a line tells of, and what of its payload comes in lines after it. */
export class PayloadReader {
  readonly #builder: CaptureBuilder;
  readonly #direction: Direction;
  readonly #time: number;
  /** Undefined where the bytes are as on the wire. */
  readonly #key: Uint8Array | undefined;
  readonly #line: LineMembers;
  /** Rows before it. */
  readonly #before: number;
  #done = 0;
  #length: number;

  constructor(line: LineMembers, type: 'frame' | 'message', builder: CaptureBuilder) {
    this.#line = line;
    this.#builder = builder;
    this.#before = builder.capture.frames.count;
    this.#direction = line.oneOf('direction', ['in', 'out']);
    this.#time = line.needed('time', line.number('time'));
    builder.startFrames(plain);
    const wire = line.base64('wire');
    const bytes = wire ?? line.needed('text', line.bytes);
    this.#length = line.flag('more') ? line.needed('length', line.number('length')) : bytes.length;
    if (!Number.isSafeInteger(this.#length) || this.#length < bytes.length)
      throw line.wrong(t('“length” is too small.'));
    this.#key = wire === undefined ? this.#keyOf(line, type) : undefined;
    if (wire === undefined) this.#header(line, type);
    this.#pass(bytes);
    this.#mark();
  }

  /** More of the payload is to come. */
  get isUnderWay(): boolean {
    return this.#done < this.#length;
  }

  goOn(line: LineMembers): void {
    const bytes = line.needed('base64', line.base64('base64'));
    if (bytes.length > this.#length - this.#done) throw line.wrong(t('the payload is longer than its “length”.'));
    if (line.flag('more') === (this.#done + bytes.length === this.#length)) {
      throw line.wrong(t('the payload is not as long as its “length”.'));
    }
    this.#pass(bytes);
    this.#mark();
  }

  /** Throws where the payload is not whole. */
  end(): void {
    if (this.isUnderWay) throw this.#line.wrong(t('the file ends before its payload is whole.'));
  }

  #keyOf(line: LineMembers, type: 'frame' | 'message'): Uint8Array | undefined {
    if (type === 'message') return this.#direction === 'out' ? noKey : undefined;
    const key = line.text('key');
    if (key === undefined) return undefined;
    if (!/^[0-9a-f]{8}$/i.test(key)) throw line.wrong(t('“key” is not 4 bytes in hex.'));
    return Buffer.from(key, 'hex');
  }

  #header(line: LineMembers, type: 'frame' | 'message'): void {
    const rsv = type === 'message' ? 0 : (line.number('rsv') ?? 0);
    const fin = type === 'message' || !line.has('fin') || line.flag('fin');
    if (!Number.isInteger(rsv) || rsv < 0 || rsv > 7) throw line.wrong(t('“rsv” is not 0 to 7.'));
    const frame = { opcode: opcodeOf(line), fin, rsv, bytes: nothing, claimed: this.#length };
    this.#builder.bytes(this.#direction, encodeFrame(frame, this.#key), this.#time);
    if (type === 'message') {
      for (const what of ['fragments', 'masking-keys', 'compression', 'frame-headers'] as const) {
        this.#builder.doesNotHold(what);
      }
    }
  }

  #pass(bytes: Uint8Array): void {
    if (this.#key !== undefined) applyMask(bytes, this.#key, this.#done);
    this.#builder.bytes(this.#direction, bytes, this.#time);
    this.#done += bytes.length;
  }

  #mark(): void {
    if (this.isUnderWay) return;
    const id = this.#before + 1;
    if (this.#line.flag('bookmarked')) this.#builder.bookmark(id, this.#line.text('note'));
    const replayed = this.#line.object('replayed');
    if (replayed === undefined) return;
    const [capture, original] = [replayed.text('capture'), replayed.number('id')];
    this.#builder.replayed(id, {
      ...(capture === undefined ? {} : { capture }),
      ...(original === undefined ? {} : { id: original }),
    });
  }
}

function opcodeOf(line: LineMembers): number {
  const opcode = line.needed('opcode', line.value('opcode'));
  if (typeof opcode === 'string' && Object.hasOwn(Opcode, opcode)) return Opcode[opcode as keyof typeof Opcode];
  if (Number.isInteger(opcode) && (opcode as number) >= 0 && (opcode as number) < 16) return opcode as number;
  throw line.wrong(t('“opcode” is neither a number from 0 to 15 nor a name.'));
}
