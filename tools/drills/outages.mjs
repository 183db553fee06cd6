import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../stack/ports.mjs';
import { parkedIn } from './tally.mjs';
import { settled } from './settling.mjs';
import { stepsOf } from './steps.mjs';
import { whatUsersSaw } from './users.mjs';

/** After a part is back nobody may be asked to come again for longer than this. */
const windowMs = 5_000;

export const temporalAway = (context) =>
  outage(context, { engine: 'temporal', kinds: ['recognition'], seconds: { small: 4, long: 30 } });

export const postgresRestart = (context) => outage(context, { engine: 'postgres', seconds: { small: 1, long: 3 } });

const portOf = (address) => Number(/:(\d+)(\/|$)/.exec(address)[1]);

/** When the part lets the first connection in; it may need a moment more until it can work, and that counts too. */
async function firstAnswer(port) {
  while (!(await answers(port))) await sleep(20);
  return Date.now();
}

/** The processes of ours, engines aside. */
const servicesOf = ({ processes }) =>
  processes.filter(({ name }) => name.includes('/')).map(({ name, pid }) => `${name} ${pid}`);

/** An engine goes and comes back under load, while many dossiers are open; each of them must go on. */
async function outage({ product, workload, topics, small, verdict, say, stopped }, { engine, kinds, seconds }) {
  const wanted = small ? 30 : 2_000;
  say(`${wanted} dossiers are opened`);
  await workload.publishAll();
  await workload.openDossiers(wanted);
  workload.begin();
  const open = workload.dossiers;
  const before = servicesOf(product);
  const parkedBefore = await parkedIn(product);
  let over = false;
  // Impatient: asked again every 200 ms, to see when the part is back.
  const working = workload.run({ enough: () => over || stopped(), how: { everyMs: 200 } });
  await sleep(2_000);
  const away = Date.now();
  const port = portOf(product.addresses[engine]);
  const bringBack = await product.takeAway(engine);
  say(`${engine} is away`);
  await sleep(seconds[small ? 'small' : 'long'] * 1000);
  const [back] = await Promise.all([firstAnswer(port), bringBack()]);
  say(`${engine} is back`);
  await sleep(windowMs + 3_000);
  over = true;
  await working;
  const late = workload.answers.failures
    .filter(({ at }) => at > back)
    .map(({ at, kind, path, status, part, ms }) => ({
      after: at - back,
      kind,
      tail: path.split('/').at(-1),
      status,
      part,
      ms,
    }));
  const windowed = Math.max(0, ...late.map(({ after }) => after));
  verdict.figure('open dossiers', open.length);
  verdict.figure('seconds away', ((back - away) / 1000).toFixed(1));
  verdict.figure('ms from its return to the last 503', windowed);
  whatUsersSaw(verdict, workload, { kinds, connections: false });
  verdict.check(
    `${engine} was missed`,
    workload.answers.failures.some(({ at }) => at < back),
  );
  const calm = `nobody was asked to come again ${windowMs} ms after its return`;
  verdict.check(calm, windowed <= windowMs, JSON.stringify(late.slice(-8)));
  workload.begin();
  say('every dossier is acted upon');
  await workload.each(open, ({ desk, dossier }) => desk.act(dossier, workload.answers, workload.random));
  verdict.check(
    `each of ${open.length} dossiers went on`,
    !workload.faults.length,
    workload.faults.slice(0, 3).join('; '),
  );
  const others = servicesOf(product).filter((service) => !before.includes(service));
  verdict.check('no service had to be restarted', !others.length, [...others, ...product.notes.slice(-5)].join('\n'));
  await settled({ product, topics, say });
  verdict.equal('messages parked', { before: parkedBefore, after: await parkedIn(product) });
  await stepsOf(verdict, { product, workload });
}
