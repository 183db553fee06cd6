import { aNamespace } from '../../apps/recognition/test/temporal';
import { bareDossiers } from './acts-bare';
import { houseDossiers } from './acts-house';
import { quantile } from './statistics';
import type { Bench, Sample, Workload } from './workload';

/** Acts on a dossier; true moves it on to another stage. */
export type Dossier = (moves: boolean) => Promise<void>;

/** What was really done; both sides must have done the same. */
export interface Made {
  activities: number;
}

const atOnce = 8;
/** Accepted, assessed, then opinions: nine updates with the opening, eleven activities. */
const acts = [true, true, false, false, false, false, false, false];

/** A dossier's acts one after another, eight dossiers at once, each answered when its rows are committed. */
export const workload: Workload = {
  compared: 'throughput',
  unit: 'act',
  aim: '≥ 0.65',
  async open(bench) {
    const where = await aNamespace();
    const dossiers = bench.small ? 16 : 60;
    const made: Made = { activities: 0 };
    const house = await houseDossiers(where, made);
    const bare = await bareDossiers(where, made);
    return {
      product: { name: 'recognition', run: () => timed(bench, { dossiers, made, open: house.open }) },
      peer: { name: 'bare Temporal, local activities', run: () => timed(bench, { dossiers, made, open: bare.open }) },
      async close() {
        await bare.close();
        await house.close();
      },
    };
  },
};

interface Work {
  readonly dossiers: number;
  readonly made: Made;
  open(): Promise<Dossier>;
}

/** The opening is part of the throughput and of the work, not of the answers' times. */
async function timed(bench: Bench, { dossiers, made, open }: Work): Promise<Sample> {
  made.activities = 0;
  const answers: number[] = [];
  let left = dossiers;
  const desk = async () => {
    while (left-- > 0) {
      const perform = await open();
      for (const moves of acts) {
        const asked = performance.now();
        await perform(moves);
        answers.push(performance.now() - asked);
      }
    }
  };
  const [cpu, began] = [bench.cpuSeconds(), performance.now()];
  await Promise.all(Array.from({ length: atOnce }, desk));
  const seconds = (performance.now() - began) / 1000;
  return {
    ...{ units: answers.length, seconds, cpuSeconds: bench.cpuSeconds() - cpu },
    work: `${dossiers} dossiers, ${answers.length} acts, ${made.activities} activities`,
    figures: { 'p50 ms': quantile(answers, 0.5), 'p99 ms': quantile(answers, 0.99) },
  };
}
