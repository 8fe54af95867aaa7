import type { CaptureBuilder, ImportedAbout } from './captureBuilder.ts';
import type { FormatContext } from './formatContext.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * Begins a capture. Several may be under way; each is to be ended by its `finish`, in the order in which they are to be
 * listed. Throws where too many were begun.
 */
export type BeginCapture = (about: ImportedAbout) => CaptureBuilder;

/**
 * Makes captures of what a file holds, piece by piece. Throws where it cannot read on, an `Unreadable` that says where
 * and why: what was made so far is kept as far as it has content, and says so.
 */
export type Importer = (file: SourceFile, begin: BeginCapture, context: FormatContext) => Promise<void>;
