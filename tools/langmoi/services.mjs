import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, ownPort } from '../stack/ports.mjs';
import { data, root, secret } from './home.mjs';

export const owners = [
  'directory',
  'criteria',
  'funding',
  'poverty',
  'culture',
  'recognition',
  'reporting',
  'identity',
];
/** Whoever has a database: the services, and the gateway with its sessions and keys. */
export const databases = ['gateway', ...owners];
const firstPorts = {
  gateway: 4001,
  directory: 4010,
  criteria: 4020,
  recognition: 4030,
  reporting: 4040,
  funding: 4050,
  poverty: 4060,
  culture: 4070,
  identity: 4080,
};

export const isBuilt = (entry) => existsSync(join(root, 'dist', 'apps', `${entry}.js`));

/** The files that an entry's code lies in. */
export const codeOf = (app, name) =>
  ['libs', `${app}/shared`, `${app}/${name}`].map((file) => join('dist', 'apps', `${file}.js`));

/** What runs for good, in the order of the house; an app that is not built yet is left out. */
export function serviceEntries() {
  return ['gateway/main', ...owners.flatMap((app) => [`${app}/main`, `${app}/worker`])].filter(isBuilt);
}

/** Free ports for the gateway and every service's two processes. */
export async function choosePorts(taken) {
  const ports = {};
  for (const [app, first] of Object.entries(firstPorts)) {
    ports[`${app}/main`] = await freePort(ownPort(first), taken);
    if (app !== 'gateway') ports[`${app}/worker`] = await freePort(ownPort(first + 1), taken);
  }
  return ports;
}

/** The databases with their roles, as deploy/postgres/roles.sql names them. */
export function databaseRoles() {
  return databases.map((service) => ({
    service,
    migrator: `${service}_migrator`,
    app: `${service}_app`,
    worker: `${service}_worker`,
    migrator_password: secret(`${service}_migrator`),
    app_password: secret(`${service}_app`),
    worker_password: secret(`${service}_worker`),
  }));
}

/**
 * The environment of each entry, kept in a file that only we may read: LANGMOI_ENV_FILE. Without `brokers` and
 * `temporal` it is good for what needs only databases: migrating and loading.
 */
export function environmentFile({
  ports,
  database,
  brokers,
  temporal,
  temporalUi = null,
  webUrl = `http://127.0.0.1:${ports['gateway/main']}`,
  dataDir = join(root, 'data'),
  extra = {},
}) {
  const url = (service, role) => {
    const address = new URL(database);
    [address.username, address.password, address.pathname] = [
      `${service}_${role}`,
      secret(`${service}_${role}`),
      service,
    ];
    return address.href;
  };
  const at = (app) => `http://127.0.0.1:${ports[`${app}/main`]}`;
  /** Where the gateway and the provider find each other; both speak of themselves by the address of the web. */
  const openId = {
    PUBLIC_URL: webUrl,
    OIDC_CLIENT_ID: 'langmoi-gateway',
    OIDC_CLIENT_SECRET: secret('oidc_client'),
  };
  const environments = {
    'gateway/main': {
      PORT: ports['gateway/main'],
      DATABASE_URL: url('gateway', 'app'),
      SESSION_SECRET: secret('session'),
      DEMO: 'true',
      SIGN_INS_PER_MINUTE: '600', // the whole province signs in from this one machine
      ...Object.fromEntries(owners.map((app) => [`${app.toUpperCase()}_URL`, at(app)])),
      ...openId,
      OIDC_ISSUER: `${webUrl}/identity`,
      WEB_DIR: join(root, 'dist', 'apps', 'web'),
      ...(temporalUi ? { TEMPORAL_UI_URL: temporalUi } : {}),
      ...(existsSync(join(root, 'dist', 'openapi.json')) ? { OPENAPI_FILE: join(root, 'dist', 'openapi.json') } : {}),
    },
    'gateway/migrate': { MIGRATOR_DATABASE_URL: url('gateway', 'migrator') },
  };
  for (const app of owners) {
    const shared = {
      KAFKA_BROKERS: brokers,
      TEMPORAL_ADDRESS: temporal,
      TEMPORAL_NAMESPACE: 'default',
      JWKS_URL: `${at('gateway')}/.well-known/jwks.json`,
      DATA_DIR: dataDir,
      WORKFLOW_BUNDLE: join(root, 'dist', 'workflows', 'workflow-bundle.js'),
      DEMO: 'true',
    };
    for (const entry of ['main', 'worker', 'migrate', 'load-demo', 'load-country', 'rebuild']) {
      // Who serves does not know the password of who may change tables.
      const address = ['migrate', 'rebuild'].includes(entry)
        ? { MIGRATOR_DATABASE_URL: url(app, 'migrator') }
        : { DATABASE_URL: url(app, entry === 'worker' ? 'worker' : 'app') };
      const files = app === 'criteria' ? { FILES_DIR: join(data, 'files') } : {};
      environments[`${app}/${entry}`] = { ...shared, ...files, ...address, PORT: ports[`${app}/${entry}`] ?? 0 };
    }
  }
  Object.assign(environments['identity/main'], openId, {
    IDENTITY_SECRET: secret('identity'),
    OIDC_REDIRECT_URIS: `${webUrl}/api/sign-in/callback`,
    OIDC_POST_LOGOUT_URIS: `${webUrl}/`,
    OIDC_BACKCHANNEL_LOGOUT_URI: `${at('gateway')}/api/sign-in/back-channel`,
  });
  for (const environment of Object.values(environments)) {
    Object.assign(environment, { HOST: '127.0.0.1', KAFKAJS_NO_PARTITIONER_WARNING: '1', ...extra });
    for (const [name, value] of Object.entries(environment)) {
      if (value === undefined) delete environment[name];
      else environment[name] = String(value);
    }
  }
  const file = join(data, 'environment.json');
  writeFileSync(file, JSON.stringify(environments, null, 2), { mode: 0o600 });
  return file;
}
