import * as vscode from 'vscode';
import type { Decoder, WebSocketInspectorApi } from '../../../../src/api.ts';

/** A tick: the letter t, a price in cents (4 bytes), a symbol (ASCII). */
const ticks: Decoder = {
  id: 'acme.ticks',
  title: 'Acme Ticks',
  decode({ bytes, place }) {
    const refuse = (reason: string, offset: number) => Object.assign(new Error(reason), { offset });
    if (bytes[0] !== 0x74) throw refuse('A tick begins with the letter t.', 0);
    if (bytes.length < 5) throw refuse('The price has four bytes.', 1);
    place(['price'], 1, 5);
    place(['symbol'], 5, bytes.length);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return { price: view.getUint32(1) / 100, symbol: new TextDecoder().decode(bytes.subarray(5)) };
  },
  summary(tick) {
    const { price, symbol } = tick as { price: number; symbol: string };
    return `${symbol} ${price.toFixed(2)}`;
  },
};

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const id = 'websocket-inspector.websocket-inspector';
  const api: WebSocketInspectorApi = await vscode.extensions.getExtension(id)!.activate();
  context.subscriptions.push(api.registerDecoder(ticks));
}
