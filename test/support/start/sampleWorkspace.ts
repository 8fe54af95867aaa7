import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vscodeTest } from '../folders.ts';

/** A folder to try the extension in. It stays: profiles saved in it are there the next time. */
export async function sampleWorkspace(demoUrl: string): Promise<string> {
  const folder = join(vscodeTest, 'start', 'workspace');
  await mkdir(folder, { recursive: true });
  const text = `# Try WebSocket Inspector

The demo server listens on <${demoUrl}>. Run *WebSocket: Connect…* from the command palette and give it that address,
or open the WebSocket container in the activity bar.
`;
  await writeFile(join(folder, 'README.md'), text);
  return folder;
}
