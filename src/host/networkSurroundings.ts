/** What VS Code's settings and the environment say about the way to the network. */
import { homedir } from 'node:os';
import type { NetworkSurroundings } from '../contract/engine.ts';
import { absolutePath } from './profiles/variables/localPaths.ts';

/** Settings of VS Code, by their whole names; never trusted to be what was hoped for. */
export type ReadSettings = (name: `http.${string}`) => unknown;

const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/** `http.proxySupport: off` switches off both VS Code's proxy and the environment's. `keyLogFile`: the setting. */
export function networkSurroundings(
  read: ReadSettings,
  keyLogFile: string,
  environment: Readonly<Record<string, string | undefined>>,
): NetworkSurroundings {
  const home = homedir();
  const keyLog = keyLogFile.trim() === '' ? undefined : absolutePath(keyLogFile.trim(), { folder: home, home });
  const known = keyLog === undefined ? {} : { keyLogFile: keyLog };
  if (read('http.proxySupport') === 'off') return known;
  const [vscodeProxy, proxyAuthorization] = [text(read('http.proxy')), text(read('http.proxyAuthorization'))];
  const noProxy: unknown = read('http.noProxy');
  const vscodeNoProxy = Array.isArray(noProxy) ? noProxy.filter((one) => typeof one === 'string') : [];
  const names = [...proxyVariables, ...proxyVariables.map((name) => name.toLowerCase())];
  const set = names.flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return {
    ...known,
    ...(vscodeProxy === undefined ? {} : { vscodeProxy }),
    ...(vscodeNoProxy.length === 0 ? {} : { vscodeNoProxy }),
    ...(proxyAuthorization === undefined ? {} : { proxyAuthorization }),
    ...(read('http.proxyStrictSSL') === false ? { proxyStrictSSL: false } : {}),
    ...(set.length === 0 ? {} : { environment: Object.fromEntries(set) }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
