import { comparedOf, throughputOf, type Runs } from './measure';
import { ratiosOf, spreadOf } from './statistics';
import type { Pair, Sample, Workload } from './workload';

/** A table of one workload, in Markdown: the median of the runs with the smallest and the largest. */
export function reportOf(workload: Workload, { product, peer }: Pair, runs: Runs): string {
  const figures = Object.keys(runs.product[0]?.figures ?? {});
  const single = runs.product[0]?.units === 1; // a start has no throughput
  const rows = [
    ...(single ? [] : [row(`${workload.unit}/s`, runs, throughputOf)]),
    ...figures.map((name) => row(name, runs, ({ figures }) => figures[name] ?? NaN)),
    ...(single ? [] : [row(`CPU ms/${workload.unit}`, runs, ({ cpuSeconds, units }) => (cpuSeconds * 1000) / units)]),
  ];
  const parts = new Set([...runs.product, ...runs.peer].flatMap(({ cpuParts = {} }) => Object.keys(cpuParts)));
  if (!single) rows.push(...[...parts].map((part) => row(`of these ${part}`, runs, (sample) => partOf(sample, part))));
  const compared = (samples: Sample[]) => samples.map((sample) => comparedOf(workload, sample));
  const ratio = shown(ratiosOf(compared(runs.product), compared(runs.peer)));
  return [
    `| | ${product.name} | ${peer.name} |`,
    '| --- | --- | --- |',
    ...rows,
    '',
    `Ratio of ${workload.compared}, pair by pair: **${ratio}**${workload.aim ? ` (aim: ${workload.aim})` : ''}; ${runs.product.length} pairs; work on both sides: ${runs.product[0]?.work}.`,
  ].join('\n');
}

const partOf = ({ cpuParts, units }: Sample, part: string): number => ((cpuParts?.[part] ?? 0) * 1000) / units;

const row = (name: string, { product, peer }: Runs, of: (sample: Sample) => number): string =>
  `| ${name} | ${shown(product.map(of))} | ${shown(peer.map(of))} |`;

/** `median (min–max)`. */
function shown(values: readonly number[]): string {
  const { median, min, max } = spreadOf(values);
  return `${digits(median)} (${digits(min)}–${digits(max)})`;
}

/** Three digits that count; whole above a hundred. */
const digits = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
