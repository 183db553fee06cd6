import { DateOnly, Source, Tier } from '@langmoi/contracts/common';
import { Separation } from '@langmoi/contracts/duties';
import { Regime } from '@langmoi/contracts/regime';
import type { CalendarFile } from '@langmoi/domain/deadlines';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const words = z.object({ vi: z.string(), en: z.string() });

const NamedDay = z.object({ date: DateOnly, name: words });
const Calendar = z.object({
  year: z.number().int(),
  weekend: z.array(z.number().int().min(1).max(7)),
  holidays: z.array(NamedDay),
  workingDays: z.array(NamedDay),
});

const StatedTitle = z.object({
  communeCode: z.string(),
  district: z.string(),
  tier: Tier,
  decisionNumber: z.string().nullable(),
  asOf: DateOnly,
  source: Source,
});
type StatedTitle = z.infer<typeof StatedTitle>;

const Recognised = z.object({ recognised: z.array(StatedTitle), advanced: z.array(StatedTitle) });
const Units = z.object({ units: z.array(z.object({ code: z.string(), level: z.string() })) });

export const readRegimes = (dataDir: string): Regime[] => readAll(join(dataDir, 'regimes'), Regime);

export const readSeparations = (dataDir: string): Separation[] => readAll(join(dataDir, 'duties'), Separation);

export const readCalendars = (dataDir: string): CalendarFile[] => readAll(join(dataDir, 'calendars'), Calendar);

/** What the reports of one province state. */
export interface StatedOfProvince {
  readonly provinceCode: string;
  readonly titles: StatedTitle[];
}

export function readStated(dataDir: string): StatedOfProvince[] {
  return readdirSync(join(dataDir, 'demo')).map((province) => {
    const folder = join(dataDir, 'demo', province);
    const { units } = Units.parse(read(join(folder, 'units.json')));
    const { recognised, advanced } = Recognised.parse(read(join(folder, 'recognised.json')));
    return {
      provinceCode: units.find(({ level }) => level === 'province')?.code ?? '',
      titles: [...recognised, ...advanced],
    };
  });
}

const readAll = <S extends z.ZodType>(folder: string, schema: S): z.output<S>[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => schema.parse(read(join(folder, name))));

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
