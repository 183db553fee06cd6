import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The two folders outside the checkout that we write to. As root they lie under /var: a home of mode 0700 would shut
 * PostgreSQL's own user out.
 */
export function folders(env = process.env, { uid = process.getuid?.(), home = homedir() } = {}) {
  const { cache, data } = uid === 0 ? { cache: '/var/cache', data: '/var/lib' } : placesOf(env, home);
  return {
    cache: resolve(env.LANGMOI_CACHE || join(cache, 'langmoi')),
    data: resolve(env.LANGMOI_DATA || join(data, 'langmoi')),
  };
}

const placesOf = ({ XDG_CACHE_HOME: cache, XDG_DATA_HOME: data }, home) => ({
  cache: cache ?? join(home, '.cache'),
  data: data ?? join(home, '.local', 'share'),
});

export function madeFolder(...parts) {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

/** The package registries' clients keep everything they fetch in our cache folder. */
export function clientEnvironment(cache, env = process.env) {
  return {
    ...env,
    npm_config_cache: join(cache, 'npm'),
    npm_config_update_notifier: 'false',
    npm_config_fund: 'false',
    npm_config_audit: 'false',
    PIP_CACHE_DIR: join(cache, 'pip'),
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    MAVEN_OPTS: `${env.MAVEN_OPTS ?? ''} -XX:-UsePerfData`.trim(), // else it writes to /tmp
  };
}

/** What the programs that we run would else write into the home folder or /tmp. */
export function workFolders(cache) {
  const swc = join(madeFolder(cache), 'swc'); // the cache first: PostgreSQL's own user must be able to enter it
  mkdirSync(swc, { recursive: true, mode: 0o700 }); // swc accepts no other mode
  return { TMPDIR: madeFolder(cache, 'tmp'), SWC_NATIVE_BINDING_CACHE: swc };
}
