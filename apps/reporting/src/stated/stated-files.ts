import { DateOnly, Source, Text, UnitLevel } from '@langmoi/contracts/common';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ContradictionRow, StatedFigureRow } from './stated.entity';

const UnitsFile = z.object({ units: z.array(z.object({ code: z.string(), level: UnitLevel })) });

const Figure = z.object({
  id: z.string(),
  label: Text,
  value: z.string(),
  number: z.number(),
  asOf: DateOnly,
  source: Source,
});
type Figure = z.infer<typeof Figure>;

const FiguresFile = z.object({
  figures: z.array(Figure),
  districts: z.array(z.object({ districtCode: z.string(), recognised: Figure, rate: Figure, mean: Figure })),
  groups: z.array(z.object({ met: z.number().int(), group: z.string(), count: Figure })),
});

const ContradictionsFile = z.object({
  contradictions: z.array(
    z.object({
      id: z.string(),
      explanation: Text,
      statements: z.array(z.object({ figure: z.string().nullable(), text: Text, source: Source })),
    }),
  ),
});

/** What the papers of one province state. */
export interface Statements {
  readonly provinceId: string;
  readonly figures: StatedFigureRow[];
  readonly contradictions: ContradictionRow[];
}

/** Every province under `demo/` of the data folder. Throws on a file that it cannot read. */
export function readStatements(dataDir: string): Statements[] {
  return readdirSync(join(dataDir, 'demo')).map((province) => {
    const json = (name: string): unknown => JSON.parse(readFileSync(join(dataDir, 'demo', province, name), 'utf8'));
    const { units } = UnitsFile.parse(json('units.json'));
    const code = units.find(({ level }) => level === 'province')?.code;
    if (!code) throw new Error('The units of a demo begin with their province');
    const provinceId = uuidOf('province', code);
    return {
      provinceId,
      figures: figuresOf(FiguresFile.parse(json('stated-figures.json')), provinceId),
      contradictions: ContradictionsFile.parse(json('contradictions.json')).contradictions.map((one, position) => ({
        ...one,
        provinceId,
        position,
      })),
    };
  });
}

type Placed = Pick<StatedFigureRow, 'measure' | 'place' | 'groupName'>;

function figuresOf({ figures, districts, groups }: z.infer<typeof FiguresFile>, provinceId: string): StatedFigureRow[] {
  const row = ({ id, label, value, number, asOf, source }: Figure, placed: Placed): StatedFigureRow => ({
    ...{ provinceId, id, label, value, number, asOf, source },
    ...placed,
  });
  return [
    ...figures.map((figure) => row(figure, { measure: 'figure', place: null, groupName: null })),
    ...districts.flatMap(({ districtCode, recognised, rate, mean }) => {
      const at = { place: uuidOf('unit', districtCode), groupName: null };
      return [
        row(recognised, { measure: 'districtRecognised', ...at }),
        row(rate, { measure: 'districtRate', ...at }),
        row(mean, { measure: 'districtMean', ...at }),
      ];
    }),
    ...groups.map(({ met, group, count }) => row(count, { measure: 'group', place: String(met), groupName: group })),
  ];
}
