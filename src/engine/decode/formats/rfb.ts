import { t } from '../../../contract/l10n.ts';
import type { Codec, Format } from '../format.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';
import { isVersion, rfbMessages } from '../rfbMessages.ts';

/** The Remote Framebuffer Protocol over WebSocket, as noVNC has it: heads of messages, no pictures. */
export const rfb: Format = {
  id: 'rfb',
  title: 'RFB (VNC)',
  // Each side says its version first; no other protocol begins so.
  recognise: ({ messages }) => (messages.length > 0 && isVersion(messages[0]!.bytes) ? 1 : 0),
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode: ({ bytes, direction }, ranges) => rfbMessages(bytes, direction, ranges),
  summary: line,
};

/** `PointerEvent 10,20 buttons 1`, `FramebufferUpdate 3 rectangles, first Raw 640×480 at 0,0`; the first of several. */
function line(tree: Plain): string {
  if (isList(tree)) return tree.length === 0 ? '' : `[${tree.length}] ${lineOf(tree[0]!)}`;
  return lineOf(tree);
}

function lineOf(tree: Plain): string {
  const name = textMember(tree, 'message') ?? '';
  const of = (field: string): string => brief(member(tree, field));
  switch (name) {
    case 'ProtocolVersion':
      return textMember(tree, 'version') ?? name;
    case 'Security':
      return `Security ${listed(member(tree, 'types'))}`;
    case 'Security or ClientInit':
      return t('Security {0}, or ClientInit shared: {1}', plainWord(member(tree, 'security')), of('shared'));
    case 'SecurityResult':
      return words('SecurityResult', textMember(tree, 'status'), textMember(tree, 'reason'));
    case 'ServerInit':
      return `ServerInit ${of('width')}×${of('height')} ${of('name')}`;
    case 'SetEncodings':
      return `SetEncodings ${listed(member(tree, 'encodings'))}`;
    case 'FramebufferUpdateRequest':
      return words(name, member(tree, 'incremental') === true ? 'incremental' : undefined, areaOf(tree));
    case 'KeyEvent':
      return `KeyEvent ${textMember(tree, 'key') ?? ''} ${member(tree, 'down') === true ? 'down' : 'up'}`;
    case 'PointerEvent':
      return `PointerEvent ${of('x')},${of('y')} buttons ${of('buttons')}`;
    case 'ClientCutText':
    case 'ServerCutText':
      return `${name} ${of('text')}`;
    case 'FramebufferUpdate': {
      const first = member(tree, 'first');
      const where = first === undefined ? '' : ` ${plainWord(member(first, 'encoding'))} ${areaOf(first)}`;
      return `FramebufferUpdate [${of('rectangles')}]${where}`;
    }
    case 'SetColorMapEntries':
      return `SetColorMapEntries ${of('first')} [${of('colors')}]`;
    default:
      return name;
  }
}

function areaOf(tree: Plain): string {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => brief(member(tree, name)));
  return `${width}×${height} at ${x},${y}`;
}

function listed(list: Plain | undefined): string {
  return isList(list) ? list.map(plainWord).join(', ').slice(0, 200) : '';
}

/** A text as it is. */
function plainWord(value: Plain | undefined): string {
  return typeof value === 'string' ? value : brief(value);
}
