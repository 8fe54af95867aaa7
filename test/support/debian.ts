import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { registryEnvironment } from './cleanEnvironment.ts';

/** Whether packages can be installed: this is Debian, and we are root. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/**
 * `flock` on the folder makes processes that install at once wait for each other, and leaves no file. Debian starts the
 * service that a package brings unless policy-rc.d says no (101, "action forbidden").
 */
const installing = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' TERM INT HUP
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
timeout 120 apt-get -qq update
timeout 300 apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
`;

/** Installs packages by apt-get, without starting what they bring; throws with its own words where it fails. */
export function installPackages(...packages: readonly string[]): void {
  const { status, error, stderr } = spawnSync(
    'flock',
    ['--wait', '600', '/var/lib/apt', 'sh', '-c', installing, 'sh', ...packages],
    {
      env: { ...registryEnvironment(), DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (status === 0) return;
  throw new Error(`apt-get could not install ${packages.join(', ')}: ${error?.message ?? stderr.trim()}`);
}
