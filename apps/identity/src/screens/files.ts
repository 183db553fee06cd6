import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { passkeyScript } from './page';
import { style } from './style';

// Asked of Node itself at run time: webpack would put a number of its own in place of an import or a require.
const files = process.getBuiltinModule('node:module').createRequire(__filename);
const fontFolder = () => join(dirname(files.resolve('@fontsource/be-vietnam-pro')), 'files');
const webauthn = () => join(dirname(files.resolve('@simplewebauthn/browser')), '../dist/bundle/index.umd.min.js');

/** Style, font and scripts of the screens: all of this house, for the policy of the pages allows nothing else. */
export function serveFiles(scope: FastifyInstance): void {
  const text = (path: string, type: string, content: () => string) => {
    let kept: string | undefined;
    scope.get(path, (_, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header('cache-control', 'public, max-age=3600')
        .send((kept ??= content())),
    );
  };
  text('/identity/style.css', 'text/css', () => style);
  text('/identity/passkeys.js', 'text/javascript', () => passkeyScript);
  text('/identity/webauthn.js', 'text/javascript', () => readFileSync(webauthn(), 'utf8'));
  for (const subset of ['latin', 'vietnamese']) {
    for (const weight of [400, 600]) {
      let kept: Buffer | undefined;
      scope.get(`/identity/font/${subset}-${weight}.woff2`, (_, reply) =>
        reply
          .type('font/woff2')
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send((kept ??= readFileSync(join(fontFolder(), `be-vietnam-pro-${subset}-${weight}-normal.woff2`)))),
      );
    }
  }
}
