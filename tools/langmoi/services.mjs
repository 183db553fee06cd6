import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, ownPort } from '../stack/ports.mjs';
import { root, secret } from './home.mjs';

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
    loader: `${service}_loader`,
    migrator_password: secret(`${service}_migrator`),
    app_password: secret(`${service}_app`),
    worker_password: secret(`${service}_worker`),
    loader_password: secret(`${service}_loader`),
  }));
}
