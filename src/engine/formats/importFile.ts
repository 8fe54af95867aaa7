import { t } from '../../contract/l10n.ts';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { LogSections } from '../capture/captureFiles.ts';
import { loadMeta, writeMeta } from '../capture/captureMeta.ts';
import { CaptureBuilder } from './captureBuilder.ts';
import type { CapturePlace } from './capturePlace.ts';
import type { FormatContext } from './formatContext.ts';
import { cancelled, notOpened, nothingInIt, unknownFormat } from './formatFailures.ts';
import { importers } from './formats.ts';
import { recognise } from './recognise.ts';
import { SourceFile } from './sourceFile.ts';
import { atEnd, Unreadable } from './unreadable.ts';
import { openWscap } from './wscap/openWscap.ts';

/** Captures that are made of one file at most: each has files of its own. */
export const mostCaptures = 200;

/** Where a capture is now; `sections`: what of it is in another file. */
export interface OpenedPlace extends CapturePlace {
  sections?: LogSections;
}

/**
 * Makes captures of a file, in the places that it asks for. What is damaged is read as far as it can be, and says so.
 * Rejects with an `RpcError` where nothing can be read, or nothing is in it; then nothing is left in these places.
 */
export async function importFile(
  path: string,
  newPlace: () => CapturePlace,
  context: FormatContext,
): Promise<OpenedPlace[]> {
  const captures = new BegunCaptures(newPlace);
  let file: SourceFile | undefined;
  try {
    file = await SourceFile.open(path);
    const format = await recognise(file);
    if (format === undefined) throw unknownFormat(file.name);
    if (format === 'wscap') return [await captures.unpack(file)];
    let damage: string | undefined;
    try {
      await importers[format](file, (about) => captures.begin(about), context);
    } catch (error) {
      if (!(error instanceof Unreadable) || !captures.hasContent) throw error;
      damage = t('The file could not be read to its end. {0}', error.message);
    }
    context.signal.throwIfAborted();
    const places = await captures.finish(damage);
    if (places.length === 0) throw nothingInIt(file.name);
    return places;
  } catch (error) {
    await captures.discard();
    throw context.signal.aborted ? cancelled() : notOpened(basename(path), error);
  } finally {
    await file?.close();
  }
}

class BegunCaptures {
  readonly #newPlace: () => CapturePlace;
  readonly #unpacked: CapturePlace[] = [];
  readonly #begun: { place: CapturePlace; builder: CaptureBuilder }[] = [];

  constructor(newPlace: () => CapturePlace) {
    this.#newPlace = newPlace;
  }

  get hasContent(): boolean {
    return this.#begun.some(({ builder }) => builder.hasContent);
  }

  begin(about: ConstructorParameters<typeof CaptureBuilder>[2]): CaptureBuilder {
    if (this.#begun.length === mostCaptures) {
      throw new Unreadable(atEnd(), t('it has more than {0} connections.', mostCaptures));
    }
    const place = this.#newPlace();
    const builder = new CaptureBuilder(place.folder, place.id, about);
    this.#begun.push({ place, builder });
    return builder;
  }

  /** A file that has a capture as it is. */
  async unpack(file: SourceFile): Promise<OpenedPlace> {
    const place = this.#newPlace();
    this.#unpacked.push(place);
    return { ...place, sections: await openWscap(file, place.folder, place.id) };
  }

  /** Those that have content, in their order; those that were cut short say so, or else the last one. */
  async finish(damage: string | undefined): Promise<CapturePlace[]> {
    const open = this.#begun.filter(({ builder }) => !builder.isFinished);
    for (const { builder } of open) await builder.finish(damage === undefined ? {} : { damage });
    const kept = this.#begun.filter(({ builder }) => builder.hasContent);
    for (const { place } of this.#begun.filter(({ builder }) => !builder.hasContent)) removeFolder(place);
    const last = kept.at(-1);
    if (damage !== undefined && last !== undefined && !open.some((one) => kept.includes(one))) tell(last.place, damage);
    return kept.map(({ place }) => place);
  }

  async discard(): Promise<void> {
    for (const place of this.#unpacked) removeFolder(place);
    for (const { place, builder } of this.#begun) {
      await builder.capture.dispose();
      removeFolder(place);
    }
  }
}

function removeFolder({ folder }: CapturePlace): void {
  rmSync(folder, { recursive: true, force: true });
}

function tell({ folder }: CapturePlace, damage: string): void {
  const meta = loadMeta(folder);
  writeMeta(folder, { ...meta, damage: meta.damage ?? damage });
}
