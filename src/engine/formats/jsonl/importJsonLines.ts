import { t } from '../../../contract/l10n.ts';
import type { BeginCapture, Importer } from '../importer.ts';
import type { CaptureBuilder } from '../captureBuilder.ts';
import { partFrom } from '../partOf.ts';
import { connectionFrom, endFrom } from './readConnection.ts';
import { jsonLinesName, jsonLinesVersion } from './jsonLines.ts';
import { linesOf } from './lines.ts';
import { PayloadReader } from './payloadReader.ts';
import { LineMembers } from './readLine.ts';

const lineTypes = ['capture', 'connection', 'frame', 'message', 'payload', 'end'] as const;

/** One capture: see docs/formats.md. */
export const importJsonLines: Importer = async (file, begin, context) => {
  const capture = new JsonLinesCapture(begin);
  for await (const line of linesOf(file, context)) {
    capture.take(LineMembers.read(line));
    await capture.room();
  }
  await capture.finish();
};

class JsonLinesCapture {
  readonly #begin: BeginCapture;
  #builder: CaptureBuilder | undefined;
  #payload: PayloadReader | undefined;
  #told: { ended?: number; damage?: string } = {};

  constructor(begin: BeginCapture) {
    this.#begin = begin;
  }

  take(line: LineMembers): void {
    const kind = line.oneOf('type', lineTypes);
    if ((kind === 'payload') !== (this.#payload?.isUnderWay ?? false)) {
      throw line.wrong(
        kind === 'payload' ? t('there is no payload that goes on.') : t('the payload before it is not whole.'),
      );
    }
    switch (kind) {
      case 'capture':
        this.#capture(line);
        break;
      case 'connection':
        connectionFrom(line, this.#begun(line));
        break;
      case 'frame':
      case 'message': {
        const builder = this.#begun(line);
        if (builder.hasEnded) throw line.wrong(t('the connection has ended before it.'));
        this.#payload = new PayloadReader(line, kind, builder);
        break;
      }
      case 'payload':
        this.#payload?.goOn(line);
        break;
      case 'end':
        this.#begun(line).end(endFrom(line));
        break;
      default:
        kind satisfies never;
    }
  }

  async room(): Promise<void> {
    await this.#builder?.room();
  }

  async finish(): Promise<void> {
    this.#payload?.end();
    await this.#builder?.finish(this.#told);
  }

  #capture(line: LineMembers): void {
    if (this.#builder !== undefined) throw line.wrong(t('a capture has begun before.'));
    const version = line.needed('version', line.number('version'));
    if (line.text('format') !== jsonLinesName) throw line.wrong(t('“format” is not {0}.', jsonLinesName));
    if (version > jsonLinesVersion) {
      throw line.wrong(
        t(
          'it was written by a newer version of the extension: its format is {0}, this version reads {1}.',
          version,
          jsonLinesVersion,
        ),
      );
    }
    const ended = line.number('ended');
    const damage = line.text('damage');
    this.#told = { ...(ended === undefined ? {} : { ended }), ...(damage === undefined ? {} : { damage }) };
    const part = line.object('excerpt');
    const [label, url] = [line.text('label'), line.text('url')];
    this.#builder = this.#begin({
      format: 'jsonl',
      started: line.needed('started', line.number('started')),
      ...(label === undefined ? {} : { label }),
      ...(url === undefined ? {} : { url }),
      excerpt: partFrom(part?.number('messages'), part?.number('of'), part?.text('filter')),
      notHeld: ['connection-details'],
    });
  }

  /** A file may begin with its frames. */
  #begun(line: LineMembers): CaptureBuilder {
    const started = line.number('started') ?? line.number('time');
    return (this.#builder ??= this.#begin({
      format: 'jsonl',
      started: line.needed('time', started),
      notHeld: ['connection-details'],
    }));
  }
}
