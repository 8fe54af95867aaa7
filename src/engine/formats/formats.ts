import type { FormatName, ReadableFormat } from '../../contract/formats.ts';
import type { Exporter } from './exporter.ts';
import type { Importer } from './importer.ts';
import { exportJsonLines } from './jsonl/exportJsonLines.ts';
import { importJsonLines } from './jsonl/importJsonLines.ts';

export const exporters: Record<FormatName, Exporter> = { jsonl: exportJsonLines };

export const importers: Record<ReadableFormat, Importer> = { jsonl: importJsonLines };
