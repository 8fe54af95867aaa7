import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type SystemServer } from './systemServer.ts';

/** `open`: lets everything through; `password`: knows `squidUser`; `blocking`: 403 for the host 127.0.0.1; `connectless`: 403 for CONNECT. */
export type SquidPort = 'open' | 'password' | 'blocking' | 'connectless';

export type Squid = SystemServer<SquidPort>;

export const squidUser = { username: 'traveller', password: 'p@ss word' };

/** Answers squid's questions, lines of a name and a password in percent-encoding (basic authentication helper protocol). */
const helper = `#!/bin/sh
while read -r username password; do
  if [ "$username $password" = "${[squidUser.username, squidUser.password].map(encodeURI).join(' ')}" ]; then
    echo OK
  else
    echo ERR
  fi
done
`;

let started = 0;

/** squid as HTTP proxy, which caches nothing. It takes two seconds to stop: only then its shared memory is gone. */
export async function startSquid(): Promise<Squid> {
  return startServer({
    program: 'squid',
    ports: ['open', 'password', 'blocking', 'connectless'],
    configure(folder, ports) {
      const helperFile = join(folder, 'passwords.sh');
      writeFileSync(helperFile, helper);
      chmodSync(helperFile, 0o755);
      writeFileSync(join(folder, 'squid.conf'), configuration(helperFile, ports));
      // Shared memory is named after it: two of one name would be in each other's way.
      const service = `wsi${process.pid}n${++started}`;
      return ['-N', '-n', service, '-d', '1', '-f', join(folder, 'squid.conf')];
    },
  });
}

function configuration(helperFile: string, ports: Record<SquidPort, number>): string {
  const listening = Object.entries(ports).map(([name, port]) => `http_port 127.0.0.1:${port} name=${name}`);
  return `
${listening.join('\n')}
pid_filename none
cache_log /dev/null
access_log none
cache_store_log none
coredump_dir none
cache deny all
cache_mem 0
memory_cache_shared off
max_filedescriptors 512
pinger_enable off
shutdown_lifetime 0 seconds
visible_hostname proxy.example
dns_nameservers 127.0.0.1
hosts_file /etc/hosts
dns_timeout 1 second
auth_param basic program ${helperFile}
auth_param basic children 1
auth_param basic realm the way out
acl password myportname password
acl blocking myportname blocking
acl connectless myportname connectless
acl known proxy_auth REQUIRED
acl CONNECT method CONNECT
acl blocked dst 127.0.0.1
http_access deny blocking blocked
http_access deny connectless CONNECT
http_access deny password !known
http_access allow all
`;
}
