import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeFolder } from './folders.mjs';
import { npmInstall, provisioned } from './provision.mjs';
import { onPath, run } from './programs.mjs';
import { versions } from './versions.mjs';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

/** A browser for the journeys: `CHROME_PATH`, one on the PATH, or a headless Chromium from npm with its libraries. */
export async function resolveChromium({ cache, report, env = process.env }) {
  if (env.CHROME_PATH) return { path: env.CHROME_PATH, origin: 'CHROME_PATH' };
  const onMachine = names.map((name) => onPath(name, env)).find(Boolean);
  if (onMachine) return { path: onMachine, origin: 'this machine' };
  const { version, megabytes } = versions.chromium;
  const place = await provisioned({ cache, report }, `chromium-${version}`, megabytes, (folder) =>
    unpack(cache, folder, version),
  );
  return { path: join(place, 'chrome'), origin: `npm @sparticuz/chromium@${version}` };
}

/**
 * The package unpacks to fixed names under TMPDIR, and its libraries only where it believes to be on Amazon Linux; a
 * bare Debian lacks the same ones (NSS).
 */
async function unpack(cache, folder, version) {
  await npmInstall(cache, folder, `@sparticuz/chromium@${version}`);
  const home = madeFolder(folder, 'home');
  const script = "import('@sparticuz/chromium').then((it) => it.default.executablePath())";
  const env = { ...process.env, TMPDIR: home, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  await run(process.execPath, ['-e', script], { cwd: folder, env });
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  const place = join(cache, 'parts', `chromium-${version}`, 'home', 'fonts'); // where it will lie
  writeFileSync(join(home, 'fonts', 'fonts.conf'), fontsOf(place));
  writeFileSync(join(folder, 'chrome'), wrapper);
  chmodSync(join(folder, 'chrome'), 0o755);
}

const wrapper = `#!/bin/sh
here=$(cd "$(dirname "$0")/home" && pwd)
LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
FONTCONFIG_PATH="$here/fonts"
export LD_LIBRARY_PATH FONTCONFIG_PATH
exec "$here/chromium" "$@"
`;

/** The package's own settings name folders of Amazon's machines; without a font every text is blank. */
function fontsOf(place) {
  return `<?xml version="1.0" ?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${place}/cache</cachedir>
</fontconfig>
`;
}
