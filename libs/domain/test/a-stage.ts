import { Regime, type LegalValue, type Stage } from '@langmoi/contracts/regime';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(__dirname, '../../../data/regimes/qd-2540-2016.commune.json');

/** The regime as the product runs it: what a spec says of it, it says of the real data. */
export const regime2540: Regime = Regime.parse(JSON.parse(readFileSync(file, 'utf8')));

export function stageOf2540(id: string): Stage {
  const stage = regime2540.stages.find((candidate) => candidate.id === id);
  if (!stage) throw new Error(`Decision 2540 has no stage ${id}`);
  return stage;
}

const provisional = (value: LegalValue['value']): LegalValue => ({
  value,
  source: 'made up for this spec',
  confidence: 'provisional',
});

/** A made-up stage; `values` are given bare. */
export function aStage(
  over: Partial<Omit<Stage, 'values'>> & { values?: Record<string, LegalValue['value']> } = {},
): Stage {
  const { values = {}, ...rest } = over;
  return {
    id: 'a-stage',
    title: { vi: 'Một bước', en: 'A stage' },
    kind: 'task',
    actor: { level: 'commune', office: 'peoplesCommittee' },
    limit: { days: null, calendar: 'working', source: 'made up', confidence: 'notFound' },
    documents: [],
    outcomes: {},
    onLimit: { remindDaysBefore: [], escalateTo: null, outcome: null },
    ...rest,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, provisional(value)])),
  };
}

/** Ways out by name; each to a place, with the reasons it asks for. */
export const ways = (to: Record<string, string | [string, 'none' | 'required' | 'perCriterion']>): Stage['outcomes'] =>
  Object.fromEntries(
    Object.entries(to).map(([name, way]) => {
      const [place, reasons] = typeof way === 'string' ? [way, 'none' as const] : way;
      return [name, { to: place, title: { vi: name, en: name }, reasons }];
    }),
  );

/** Runs what must be refused and gives back the refusal. */
export function refusalOf(act: () => unknown): { type?: string; status?: number; extra?: Record<string, unknown> } {
  try {
    act();
  } catch (error) {
    return error as { type?: string };
  }
  throw new Error('It was not refused');
}
