import { dirname, delimiter } from 'node:path';

/** What a process needs to find its way around; nothing that changes how Node, VS Code or the extension behave. */
const needed =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TERM|TMPDIR|DISPLAY|WAYLAND_DISPLAY|XDG_RUNTIME_DIR|CI|SystemRoot|ComSpec|PATHEXT|TEMP|TMP|USERPROFILE|APPDATA|LOCALAPPDATA|ProgramFiles.*|CHROMIUM_PATH|VSCODE_DESKTOP|UPDATE_(IMAGES|TABLES)|NO_COLOR|FORCE_COLOR|WEBSOCKET_INSPECTOR_\w+)$/;

/**
 * The person's environment without their own settings (NODE_OPTIONS, proxies, VSCODE_…): tests and the VS Code they
 * start must not depend on them. The Node that runs this comes first on the PATH.
 */
export function cleanEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => needed.test(name));
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, ...more };
}

/** For package managers: they need the person's proxies, registries and certificates. */
export function registryEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(NODE_OPTIONS|NODE_PATH|NODE_ENV|npm_(package|lifecycle|config_(global|prefix|local_prefix|omit|include))\w*)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
