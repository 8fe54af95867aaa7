import type { Outgoing } from '../../contract/engine.ts';
import type { PlannedSend } from '../../contract/replay.ts';
import { hexPreview, textPreview } from '../capture/preview.ts';

const utf8 = new TextEncoder();

/** What is told of a message before it is sent. */
export function plannedSend(message: Outgoing, about: Pick<PlannedSend, 'at' | 'original' | 'answer'>): PlannedSend {
  return { ...about, ...seen(message) };
}

function seen(message: Outgoing): Omit<PlannedSend, 'at' | 'original' | 'answer'> {
  switch (message.kind) {
    case 'text':
      return { kind: 'text', ...textSeen(utf8.encode(message.text)), ...framing(message) };
    case 'binary': {
      const text = message.binary === false;
      const shown = text ? textSeen(message.bytes) : bytesSeen(message.bytes);
      return { kind: text ? 'text' : 'binary', ...shown, ...framing(message) };
    }
    case 'ping':
    case 'pong':
    case 'frame':
      return { kind: message.kind, ...bytesSeen(message.bytes) };
    case 'close': {
      const { code, reason = '' } = message;
      const length = code === undefined ? 0 : 2 + utf8.encode(reason).length;
      return { kind: 'close', length, preview: code === undefined ? '' : `${code} ${reason}`.trim() };
    }
    default:
      return message satisfies never;
  }
}

function textSeen(bytes: Uint8Array): { length: number; preview: string } {
  return { length: bytes.length, preview: textPreview(bytes) };
}

function bytesSeen(bytes: Uint8Array): { length: number; preview: string } {
  return { length: bytes.length, preview: hexPreview(bytes) };
}

function framing({ fragments, compress }: { fragments?: readonly number[]; compress?: boolean }) {
  return {
    ...(fragments === undefined ? {} : { fragments: fragments.length + 1 }),
    ...(compress === undefined ? {} : { compress }),
  };
}
