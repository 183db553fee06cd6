import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, root, secret } from './home.mjs';
import { owners } from './services.mjs';

/**
 * The environment of each entry, kept in a file that only we may read: LANGMOI_ENV_FILE. Without `brokers` and
 * `temporal` it is good for what needs only databases: migrating and loading. `extra` is for all of them.
 */
export function environmentFile({ dataDir = join(root, 'data'), extra = {}, ...given }) {
  const addresses = { ...given, webUrl: given.webUrl ?? at(given.ports, 'gateway') };
  const environments = { ...ofGateway(addresses) };
  for (const app of owners) Object.assign(environments, ofService(app, { ...addresses, dataDir }));
  Object.assign(environments['identity/main'], ofProvider(addresses));
  const common = { HOST: '127.0.0.1', KAFKAJS_NO_PARTITIONER_WARNING: '1', ...extra };
  const told = Object.entries(environments).map(([entry, own]) => [entry, asWords({ ...own, ...common })]);
  const file = join(data, 'environment.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(told), null, 2), { mode: 0o600 });
  return file;
}

function ofGateway({ ports, database, temporalUi, webUrl }) {
  const openApi = join(root, 'dist', 'openapi.json');
  const urls = owners.map((app) => [`${app.toUpperCase()}_URL`, at(ports, app)]);
  return {
    'gateway/main': {
      PORT: ports['gateway/main'],
      DATABASE_URL: urlOf(database, 'gateway', 'app'),
      SESSION_SECRET: secret('session'),
      DEMO: 'true',
      SIGN_INS_PER_MINUTE: '600', // the whole province signs in from this one machine
      ...Object.fromEntries(urls),
      ...openIdOf(webUrl),
      OIDC_ISSUER: `${webUrl}/identity`,
      WEB_DIR: join(root, 'dist', 'apps', 'web'),
      TEMPORAL_UI_URL: temporalUi ?? undefined,
      OPENAPI_FILE: existsSync(openApi) ? openApi : undefined,
    },
    'gateway/migrate': { MIGRATOR_DATABASE_URL: urlOf(database, 'gateway', 'migrator') },
  };
}

/** Who serves knows neither the password of who may change tables nor that of who may load law. */
const roles = { main: 'app', worker: 'worker', 'load-demo': 'loader', 'load-country': 'loader' };
const changing = ['migrate', 'rebuild'];

function ofService(app, { ports, database, brokers, temporal, dataDir }) {
  const shared = {
    KAFKA_BROKERS: brokers,
    TEMPORAL_ADDRESS: temporal,
    TEMPORAL_NAMESPACE: 'default',
    JWKS_URL: `${at(ports, 'gateway')}/.well-known/jwks.json`,
    DATA_DIR: dataDir,
    WORKFLOW_BUNDLE: join(root, 'dist', 'workflows', 'workflow-bundle.js'),
    FILES_DIR: app === 'criteria' ? join(data, 'files') : undefined,
    DEMO: 'true',
  };
  const serving = Object.entries(roles).map(([entry, role]) => [entry, { DATABASE_URL: urlOf(database, app, role) }]);
  const others = changing.map((entry) => [entry, { MIGRATOR_DATABASE_URL: urlOf(database, app, 'migrator') }]);
  const entries = [...serving, ...others].map(([entry, address]) => [
    `${app}/${entry}`,
    { ...shared, ...address, PORT: ports[`${app}/${entry}`] ?? 0 },
  ]);
  return Object.fromEntries(entries);
}

const ofProvider = ({ ports, webUrl }) => ({
  ...openIdOf(webUrl),
  IDENTITY_SECRET: secret('identity'),
  OIDC_REDIRECT_URIS: `${webUrl}/api/sign-in/callback`,
  OIDC_POST_LOGOUT_URIS: `${webUrl}/`,
  OIDC_BACKCHANNEL_LOGOUT_URI: `${at(ports, 'gateway')}/api/sign-in/back-channel`,
});

/** Where the gateway and the provider find each other; both speak of themselves by the address of the web. */
const openIdOf = (webUrl) => ({
  PUBLIC_URL: webUrl,
  OIDC_CLIENT_ID: 'langmoi-gateway',
  OIDC_CLIENT_SECRET: secret('oidc_client'),
});

const at = (ports, app) => `http://127.0.0.1:${ports[`${app}/main`]}`;

function urlOf(database, service, role) {
  const name = `${service}_${role}`;
  return Object.assign(new URL(database), { username: name, password: secret(name), pathname: service }).href;
}

/** As an environment is: words, and no name without one. */
function asWords(environment) {
  const said = Object.entries(environment).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}
