import type { Pair, Sample, Side, Workload } from './workload';

/** What the pairs of a workload gave, in the order they ran. */
export interface Runs {
  readonly product: Sample[];
  readonly peer: Sample[];
  /** Of each of the others, in their order. */
  readonly others: readonly Sample[][];
}

/** A B A B …, after one pair that does not count. Throws where the two sides did not do the same work. */
export async function measure(
  pair: Pair,
  pairs: number,
  say: (line: string) => void,
  cpuParts: CpuParts = () => ({}),
): Promise<Runs> {
  const others = pair.others ?? [];
  const runs: Runs = { product: [], peer: [], others: others.map(() => []) };
  const told = async (side: Side, label: string): Promise<Sample> => {
    const before = cpuParts();
    const sample = { ...(await side.run()), cpuParts: since(before, cpuParts()) };
    say(`${label} ${side.name}: ${inWords(sample)}`);
    return sample;
  };
  for (let number = 0; number <= pairs; number++) {
    const label = number === 0 ? 'warm-up' : `${number}/${pairs}`;
    const [product, peer] = [await told(pair.product, label), await told(pair.peer, label)];
    refuseUnequal(product, peer);
    const beside: Sample[] = [];
    for (const side of others) beside.push(await told(side, label));
    for (const sample of beside) refuseUnequal(product, sample);
    if (number === 0) continue;
    runs.product.push(product);
    runs.peer.push(peer);
    for (const [index, sample] of beside.entries()) runs.others[index]?.push(sample);
  }
  return runs;
}

function refuseUnequal(a: Sample, b: Sample): void {
  if (a.work !== b.work) throw new Error(`Unequal work: ${a.work} and ${b.work}`);
}

/** Seconds of processor so far, by part. */
type CpuParts = () => Record<string, number>;

const since = (before: Record<string, number>, after: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([part, seconds]) => [part, seconds - (before[part] ?? 0)]));

function inWords(sample: Sample): string {
  const figures = Object.entries(sample.figures).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
  return [`${throughputOf(sample).toFixed(0)}/s`, ...figures].join(', ');
}

/** Units a second. */
export const throughputOf = ({ units, seconds }: Sample): number => units / seconds;

/** The figure that the workload compares. */
export const comparedOf = ({ compared }: Pick<Workload, 'compared'>, sample: Sample): number =>
  compared === 'throughput' ? throughputOf(sample) : (sample.figures[compared] ?? NaN);
