import type { VscodeServer } from './server.ts';

export interface WindowOptions {
  /** Absolute path of the folder to open. */
  workspace: string;
  /** Absolute path of an unpacked extension to load. */
  extensionDevelopmentPath?: string;
  /** Absolute path of a CommonJS module whose `run()` is called inside the extension host. */
  extensionTestsPath?: string;
}

/** The address of a window on a server. */
export function windowAddress(server: Pick<VscodeServer, 'port' | 'token'>, options: WindowOptions): string {
  const authority = `localhost:${server.port}`;
  const payload = (['extensionDevelopmentPath', 'extensionTestsPath'] as const)
    .filter((name) => options[name] !== undefined)
    // The authority must be the page's own host and port.
    .map((name) => [name, `vscode-remote://${authority}${options[name]!}`]);
  const query = new URLSearchParams({ tkn: server.token, folder: options.workspace });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
