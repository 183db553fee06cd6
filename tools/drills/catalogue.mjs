import { kafkaAway } from './kafka-away.mjs';
import { isolation } from './isolation.mjs';
import { kill } from './kill.mjs';
import { matrix } from './matrix.mjs';
import { order } from './order.mjs';
import { postgresRestart, temporalAway } from './outages.mjs';
import { poison } from './poison.mjs';
import { rebuild } from './rebuild.mjs';

/** Every drill: what it does, in a line, and how it is held; in the order in which all are held on one product. */
export const drills = {
  kill: { about: 'SIGKILL of any service, worker or engine at random under load', hold: kill },
  'kafka-away': { about: 'minutes without a broker, and its return', hold: kafkaAway },
  'temporal-away': { about: 'Temporal goes and comes back while many dossiers are open', hold: temporalAway },
  'postgres-restart': { about: 'PostgreSQL is restarted while many dossiers are open', hold: postgresRestart },
  rebuild: { about: 'reporting from the topics alone, while it is read', hold: rebuild },
  poison: { about: 'messages that cannot be taken in, and outages that only look like it', hold: poison },
  order: { about: 'versions of aggregates through restarts of relay, broker and database', hold: order },
  matrix: { about: 'every route as every role from every relation, by real sign-ins', hold: matrix },
  isolation: {
    about: 'two provinces through one pool, with guesses, errors and broken connections',
    hold: isolation,
    longMs: 5_400_000, // 200,000 requests through the gateway, at the pace of two cores
  },
};
