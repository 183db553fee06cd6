import type { Pair, Sample, Side, Workload } from './workload';

/** What the pairs of a workload gave, in the order they ran. */
export interface Runs {
  readonly product: Sample[];
  readonly peer: Sample[];
}

/** A B A B …, after one pair that does not count. Throws where the two sides did not do the same work. */
export async function measure(pair: Pair, pairs: number, say: (line: string) => void): Promise<Runs> {
  const runs: Runs = { product: [], peer: [] };
  for (let number = 0; number <= pairs; number++) {
    const label = number === 0 ? 'warm-up' : `${number}/${pairs}`;
    const product = await told(pair.product, label, say);
    const peer = await told(pair.peer, label, say);
    if (product.work !== peer.work) throw new Error(`Unequal work: ${product.work} and ${peer.work}`);
    if (number === 0) continue;
    runs.product.push(product);
    runs.peer.push(peer);
  }
  return runs;
}

async function told(side: Side, label: string, say: (line: string) => void): Promise<Sample> {
  const sample = await side.run();
  const figures = Object.entries(sample.figures).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
  say(`${label} ${side.name}: ${[`${throughputOf(sample).toFixed(0)}/s`, ...figures].join(', ')}`);
  return sample;
}

/** Units a second. */
export const throughputOf = ({ units, seconds }: Sample): number => units / seconds;

/** The figure that the workload compares. */
export const comparedOf = ({ compared }: Pick<Workload, 'compared'>, sample: Sample): number =>
  compared === 'throughput' ? throughputOf(sample) : (sample.figures[compared] ?? NaN);
