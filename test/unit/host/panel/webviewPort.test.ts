import { describe, expect, it } from 'vitest';
import { webviewPort } from '../../../../src/host/panel/webviewPort.ts';

describe('webviewPort', () => {
  it('posts, and listens until told otherwise', () => {
    const posted: unknown[] = [];
    const listeners = new Set<(message: unknown) => void>();
    const port = webviewPort({
      postMessage: (message: unknown) => Promise.resolve(posted.push(message) > 0),
      onDidReceiveMessage: (listener: (message: unknown) => void) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    });
    const heard: unknown[] = [];
    const unlisten = port.listen((message) => heard.push(message));
    port.post('out');
    for (const listener of listeners) listener('in');
    unlisten();
    expect(posted).toEqual(['out']);
    expect(heard).toEqual(['in']);
    expect(listeners.size).toBe(0);
  });
});
