import { join } from 'node:path';
import { npmInstall, provisioned } from './provision.mjs';
import { onPath, reaches, versionIn, versionOf } from './programs.mjs';
import { atLeast, versions } from './versions.mjs';

/** The Node that runs everything but the launcher: the running one when it is new enough, else one from npm. */
export async function resolveNode({ cache, report, env = process.env }) {
  if (env.LANGMOI_NODE) return { path: env.LANGMOI_NODE, origin: 'LANGMOI_NODE' };
  if (reaches(versionIn(process.versions.node), atLeast.node))
    return { path: process.execPath, origin: 'this machine' };
  const onMachine = onPath('node', env);
  if (onMachine && reaches(await versionOf(onMachine), atLeast.node))
    return { path: onMachine, origin: 'this machine' };
  const { version, megabytes } = versions.node;
  const name = `node-${process.platform}-${process.arch}`;
  const place = await provisioned({ cache, report }, `node-${version}`, megabytes, (folder) =>
    npmInstall(cache, folder, `${name}@${version}`),
  );
  return { path: join(place, 'node_modules', name, 'bin', 'node'), origin: `npm ${name}@${version}` };
}
