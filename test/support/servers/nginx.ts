import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificates, type Certificates } from '../certificates/certificates.ts';
import { startServer, type SystemServer } from './systemServer.ts';

export interface NginxOptions {
  /** Port of the server behind; its path `/silent` must never answer. */
  backend: number;
  /** A port on which nobody listens. */
  closedPort: number;
  /** Where `/elsewhere/…` sends to: an http URL. */
  elsewhere?: string;
}

/** `https`: with the certificate `good`; `mutual`: that, and it requires a client certificate of the root. */
export type NginxPort = 'http' | 'https' | 'mutual';

export type Nginx = SystemServer<NginxPort>;

export const nginxUser = { username: 'reader', password: 'correct horse' };

/** The only Origin that `/origin` lets in. */
export const nginxOrigin = 'https://app.example';

/**
 * nginx as reverse proxy. Each port has these paths:
 *
 * - `/upgraded`: passes Upgrade on; `/idle` too, and cuts after 2 s without a byte (`proxy_read_timeout`)
 * - `/dropped`: passes requests on as nginx does when told nothing more, by HTTP/1.0 without Upgrade; `/dropped-1.1` by 1.1
 * - `/page`: a page; `/moved/301` … `308` sends to `/upgraded`, `/elsewhere/301` … `308` to another origin
 * - `/origin`, `/method`, `/limited`, `/private`: 403, 405, 429 at the second request, 401; `/nothing`: 404
 * - `/down`: 502, `/unavailable`: 503, `/slow`: 504
 */
export async function startNginx(options: NginxOptions): Promise<Nginx> {
  const issued = await certificates();
  return startServer({
    program: 'nginx',
    ports: ['http', 'https', 'mutual'],
    configure(folder, ports) {
      writeFileSync(join(folder, 'page.html'), '<!doctype html><title>A page</title><p>Hello.</p>\n');
      writeFileSync(join(folder, 'users'), `${nginxUser.username}:{PLAIN}${nginxUser.password}\n`);
      writeFileSync(join(folder, 'paths.conf'), paths(options, folder));
      writeFileSync(join(folder, 'nginx.conf'), configuration(folder, ports, issued));
      return ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
    },
  });
}

function configuration(folder: string, ports: Record<NginxPort, number>, { good, root }: Certificates): string {
  const tls = `ssl_certificate ${good.certFile}; ssl_certificate_key ${good.keyFile};`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr info;
events { worker_connections 256; }
http {
  access_log /dev/stdout;
  ${temporary.join('\n  ')}
  limit_req_zone $binary_remote_addr zone=requests:64k rate=1r/m;
  absolute_redirect off;
  server { listen 127.0.0.1:${ports.http}; include ${folder}/paths.conf; }
  server { listen 127.0.0.1:${ports.https} ssl; ${tls} include ${folder}/paths.conf; }
  server {
    listen 127.0.0.1:${ports.mutual} ssl; ${tls}
    ssl_verify_client on; ssl_client_certificate ${root.certFile};
    include ${folder}/paths.conf;
  }
}
`;
}

function paths({ backend, closedPort, elsewhere }: NginxOptions, folder: string): string {
  const behind = `proxy_pass http://127.0.0.1:${backend};`;
  const upgrade = `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;`;
  const redirects = [301, 302, 307, 308].flatMap((status) => [
    `location = /moved/${status} { return ${status} /upgraded; }`,
    ...(elsewhere === undefined ? [] : [`location = /elsewhere/${status} { return ${status} ${elsewhere}; }`]),
  ]);
  return `
root ${folder}/pages;
location = /page { alias ${folder}/page.html; default_type text/html; }
location /upgraded { ${behind} ${upgrade} }
location /idle { ${behind} ${upgrade} proxy_read_timeout 2s; }
location /dropped { ${behind} }
location /dropped-1.1 { ${behind} proxy_http_version 1.1; }
location /slow { proxy_pass http://127.0.0.1:${backend}/silent; ${upgrade} proxy_read_timeout 200ms; }
location /down { proxy_pass http://127.0.0.1:${closedPort}; ${upgrade} }
location /unavailable { return 503; }
location /origin { if ($http_origin != "${nginxOrigin}") { return 403; } ${behind} ${upgrade} }
location /method { add_header Allow POST always; if ($request_method = GET) { return 405; } ${behind} }
location /limited { limit_req zone=requests; limit_req_status 429; add_header Retry-After 60 always; ${behind} ${upgrade} }
location /private { auth_basic "the back room"; auth_basic_user_file ${folder}/users; ${behind} ${upgrade} }
${redirects.join('\n')}
`;
}
