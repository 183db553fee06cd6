import { Chaos } from './chaos.mjs';
import { settled } from './settling.mjs';
import { stepsOf } from './steps.mjs';
import { tally } from './tally.mjs';
import { whatUsersSaw } from './users.mjs';

/** SIGKILL of anything at random under load: nothing acknowledged is lost, nothing happens twice. */
export async function kill({ product, workload, topics, random, small, verdict, say, stopped }) {
  const wanted = small ? 6 : 60;
  const commands = small ? 250 : 20_000;
  const before = workload.answers.acknowledged;
  const done = () => workload.answers.acknowledged - before;
  const each = commands / (wanted + 1);
  const chaos = new Chaos({
    ...{ product, random, wanted, say, apartMs: small ? 400 : 2_000 },
    due: (count) => done() >= (count + 1) * each,
  });
  const hunting = chaos.run(stopped);
  const enough = () => stopped() || (done() >= commands && chaos.over);
  // Ahead of the next kill by a little, so that kills meet load from the first command to the last.
  const mayGo = () => chaos.over || done() < (chaos.kills.length + 2) * each;
  const began = Date.now();
  await workload.run({ enough, mayGo });
  await hunting;
  const seconds = (Date.now() - began) / 1000;
  await settled({ product, topics, say });
  verdict.figure('commands acknowledged', done());
  verdict.figure('kills', chaos.kills.length);
  verdict.figure('killed', chaos.byPart);
  verdict.figure('seconds under load', Math.round(seconds));
  whatUsersSaw(verdict, workload);
  verdict.check(`${wanted} parts were killed under ${commands} commands`, chaos.over && done() >= commands);
  await tally(verdict, { product, workload, topics });
  await stepsOf(verdict, { product, workload });
}
