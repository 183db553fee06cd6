import { comparedOf, throughputOf, type Runs } from './measure';
import { ratiosOf, spreadOf } from './statistics';
import type { Pair, Sample, Workload } from './workload';

/** A table of one workload, in Markdown: the median of the runs with the smallest and the largest. */
export function reportOf(workload: Workload, { product, peer, others = [] }: Pair, runs: Runs): string {
  const sides = [product, peer, ...others];
  const samples = [runs.product, runs.peer, ...runs.others];
  const row = (name: string, of: (sample: Sample) => number) =>
    `| ${name} | ${samples.map((all) => shown(all.map(of))).join(' | ')} |`;
  const figures = new Set(samples.flatMap(([first]) => Object.keys(first?.figures ?? {})));
  const parts = new Set(samples.flat().flatMap(({ cpuParts = {} }) => Object.keys(cpuParts)));
  const single = runs.product[0]?.units === 1; // a start has no throughput
  const rows = [...figures].map((name) => row(name, (sample) => sample.figures[name] ?? NaN));
  if (!single) {
    rows.unshift(row(`${workload.unit}/s`, throughputOf));
    rows.push(row(`CPU ms/${workload.unit}`, ({ cpuSeconds, units }) => (cpuSeconds * 1000) / units));
    rows.push(...[...parts].map((part) => row(`of these ${part}`, (sample) => partOf(sample, part))));
  }
  const compared = (all: Sample[]) => all.map((sample) => comparedOf(workload, sample));
  const ratioTo = (all: Sample[]) => shown(ratiosOf(compared(runs.product), compared(all)));
  const besides = others.map(({ name }, index) => `; to ${name}: **${ratioTo(runs.others[index] ?? [])}**`).join('');
  return [
    `| | ${sides.map(({ name }) => name).join(' | ')} |`,
    `| --- |${sides.map(() => ' --- |').join('')}`,
    ...rows,
    '',
    `Ratio of ${workload.compared}, pair by pair: **${ratioTo(runs.peer)}**${besides}${workload.aim ? ` (aim: ${workload.aim})` : ''}; ${runs.product.length} pairs; work on both sides: ${runs.product[0]?.work}.`,
  ].join('\n');
}

const partOf = ({ cpuParts, units }: Sample, part: string): number => ((cpuParts?.[part] ?? 0) * 1000) / units;

/** `median (min–max)`. */
function shown(values: readonly number[]): string {
  const { median, min, max } = spreadOf(values);
  if (Number.isNaN(median)) return '';
  return `${digits(median)} (${digits(min)}–${digits(max)})`;
}

/** Three digits that count; whole above a hundred. */
const digits = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
