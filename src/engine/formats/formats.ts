import type { FormatName, ImportedFormat } from '../../contract/formats.ts';
import type { Exporter } from './exporter.ts';
import type { Importer } from './importer.ts';
import { exportCsv } from './csv/exportCsv.ts';
import { exportHar } from './har/exportHar.ts';
import { importHar } from './har/importHar.ts';
import { exportJsonLines } from './jsonl/exportJsonLines.ts';
import { importJsonLines } from './jsonl/importJsonLines.ts';
import { exportPcapng } from './pcapng/exportPcapng.ts';
import { importPcapng } from './pcapng/importPcapng.ts';
import { exportWscap } from './wscap/exportWscap.ts';

export const exporters: Record<FormatName, Exporter> = {
  wscap: exportWscap,
  har: exportHar,
  jsonl: exportJsonLines,
  csv: exportCsv,
  pcapng: exportPcapng,
};

export const importers: Record<ImportedFormat, Importer> = {
  har: importHar,
  jsonl: importJsonLines,
  pcapng: importPcapng,
};
