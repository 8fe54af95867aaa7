/** The formats of files, for those who choose one. */
import { formatNames, type FormatName } from '../../contract/formats.ts';
import { t } from '../../contract/l10n.ts';
import type { View } from '../../contract/model.ts';

export interface FormatChoice {
  format: FormatName;
  label: string;
  /** What it is for, and what it cannot hold. */
  detail: string;
  /** What becomes a line, where that is open. */
  view?: View;
}

/** In the order in which they are offered. */
export function formatChoices(): FormatChoice[] {
  return formatNames.flatMap((format) => choicesOf(format));
}

function choicesOf(format: FormatName): FormatChoice[] {
  switch (format) {
    case 'wscap':
      return [
        {
          format,
          label: t('WebSocket capture'),
          detail: t('Everything, byte for byte. Opens here, with a double-click.'),
        },
      ];
    case 'har':
      return [
        {
          format,
          label: t('HAR (HTTP archive)'),
          detail: t('Messages and handshake, as browsers write them. No pings, no fragments.'),
        },
      ];
    case 'jsonl':
      return [
        {
          format,
          label: t('JSON Lines, a message a line'),
          detail: t('For scripts. Opens here; how messages were cut and compressed is left out.'),
          view: 'messages',
        },
        {
          format,
          label: t('JSON Lines, a frame a line'),
          detail: t('For scripts. Opens here, with every frame and its header.'),
          view: 'frames',
        },
      ];
    case 'csv':
      return [
        {
          format,
          label: t('CSV, a message a line'),
          detail: t('For spreadsheets. A table of the rows; cannot be opened again as a capture.'),
          view: 'messages',
        },
        {
          format,
          label: t('CSV, a frame a line'),
          detail: t('For spreadsheets. A table of the rows; cannot be opened again as a capture.'),
          view: 'frames',
        },
      ];
    case 'pcapng':
      return [
        {
          format,
          label: t('pcapng'),
          detail: t('For Wireshark and tshark, and opens here. Every byte, in packets that are made up; no TLS.'),
        },
      ];
    default:
      return format satisfies never;
  }
}

/** Of a file's name, without its dot. */
export function extensionOf(format: FormatName): string {
  return format;
}
