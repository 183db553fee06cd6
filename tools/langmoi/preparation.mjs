import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clientEnvironment } from '../stack/folders.mjs';
import { Missing, waysOut } from '../stack/missing.mjs';
import { resolveNode } from '../stack/node24.mjs';
import { onPath, run } from '../stack/programs.mjs';
import { cache, root } from './home.mjs';

export async function findNode(report) {
  const { path, origin } = await resolveNode({ cache, report });
  return { path, detail: origin };
}

/** `npm ci` without install scripts, unless node_modules already is what package-lock.json says. */
export async function installPackages(report) {
  const modules = join(root, 'node_modules');
  if (isInstalled(join(root, 'package-lock.json'), join(modules, '.package-lock.json')))
    return { detail: 'as they were' };
  const npm = onPath('npm');
  if (!npm) throw new Missing('npm is not on the PATH', waysOut('Node with npm'));
  const told = setInterval(() => report(`fetching, ${countOf(modules)} packages so far`), 1500);
  try {
    const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run(npm, flags, { cwd: root, env: clientEnvironment(cache), limitSeconds: 1200 });
  } finally {
    clearInterval(told);
  }
  return { detail: `${countOf(modules)} packages by npm ci` };
}

/** Whether npm noted in node_modules the very versions of the lock file; only optional packages may be absent. */
export function isInstalled(lockFile, noteFile) {
  if (!existsSync(noteFile)) return false;
  const [wanted, there] = [lockFile, noteFile].map((file) => JSON.parse(readFileSync(file, 'utf8')).packages);
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/')) return true; // the workspaces' own entries
    const found = there[path];
    return found ? found.version === version && found.link === link : Boolean(optional);
  });
}

function countOf(modules) {
  if (!existsSync(modules)) return 0;
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1), 0);
}

export async function buildProduct(node, report) {
  report('services, workflows, web');
  const { stdout } = await run(node, ['tools/build.mjs'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return { detail: stdout.trim() ? `${stdout.trim().split('\n').length} made` : 'as it was' };
}
