import { DateOnly, Source, Text, Tier, UnitLevel } from '@langmoi/contracts/common';
import { CriteriaSetView, CriterionView, IndicatorView } from '@langmoi/contracts/criteria';
import { IndicatorLaw, Region, SetTier } from '@langmoi/contracts/criteria-law';
import { HamletKind } from '@langmoi/contracts/unit-facts';
import { Remark } from '@langmoi/contracts/year';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const UnitsFile = z.object({ units: z.array(z.object({ code: z.string(), level: UnitLevel })) });

const OrganisationsFile = z.object({ organisations: z.array(z.object({ key: z.string(), name: z.string() })) });

const IndicatorOfFile = IndicatorView.omit({ threshold: true, law: true }).extend(IndicatorLaw.shape);

const SetFile = CriteriaSetView.omit({ criteria: true, conditions: true, known: true }).extend({
  /** The region whose thresholds are the ones known. */
  region: Region.nullable(),
  conditions: z.array(IndicatorOfFile),
  criteria: z.array(
    CriterionView.omit({ leads: true, indicators: true }).extend({
      indicators: z.array(IndicatorOfFile),
      leadDepartments: z
        .array(z.object({ organisation: z.string(), basis: z.enum(['named', 'inferred']), source: Source.nullable() }))
        .default([]),
    }),
  ),
});

const OtherStatement = z.object({
  met: z.number().int(),
  total: z.number().int(),
  source: Source,
  note: Text.optional(),
});

const Registered = z.object({
  communeCode: z.string(),
  tier: Tier,
  year: z.number().int(),
  registeredSource: Source,
});

const RegistrationsFile = z.object({
  /** From when the lists hold. */
  registeredAsOf: DateOnly,
  /** On a list, and nothing else is known of them. */
  registeredOnly: z.array(Registered),
  registrations: z.array(
    Registered.extend({
      criteriaSet: z.string(),
      missing: z.array(z.number().int().positive()),
      asOf: DateOnly,
      source: Source,
      otherStatements: z.array(OtherStatement).default([]),
    }),
  ),
});

const PrintedOf = z.object({
  text: Text,
  numerator: z.number().int().nullable(),
  denominator: z.number().int().nullable(),
  /** Codes of units, or `<code of the commune>/<name>` of hamlets. */
  units: z.array(z.string()).default([]),
  asOf: DateOnly,
  source: Source,
});

const TargetsFile = z.object({
  year: z.number().int(),
  asOf: DateOnly,
  targets: z.array(
    z.object({
      key: z.string(),
      measure: z.discriminatedUnion('kind', [
        z.object({ kind: z.enum(['communes', 'mean', 'least', 'perDistrict']), tier: Tier }),
        z.object({ kind: z.literal('districts'), unitCodes: z.array(z.string()) }),
        /** Those of the directory's unit facts. */
        z.object({ kind: z.literal('hamlets') }),
        z.object({ kind: z.literal('gain'), tier: Tier, since: DateOnly }),
        z.object({ kind: z.literal('raised'), tier: Tier, districtCode: z.string().nullable() }),
        z.object({ kind: z.literal('stated'), unit: Text }),
      ]),
      number: z.number(),
      dueOn: DateOnly,
      wording: Text,
      source: Source,
      statements: z.array(PrintedOf),
      remarks: z.array(Remark),
    }),
  ),
});

const HamletsFile = z.object({
  hamlets: z.object({
    items: z.array(z.object({ communeCode: z.string(), kind: HamletKind, name: z.string() })),
  }),
});

const DistrictsFile = z.object({
  statements: z.array(
    z.object({
      districtCode: z.string(),
      tier: SetTier,
      criteriaSet: z.string(),
      missing: z.array(z.number().int().positive()),
      asOf: DateOnly,
      source: Source,
    }),
  ),
  recognised: z.array(z.object({ districtCode: z.string(), tier: SetTier, asOf: DateOnly, source: Source })),
});

export interface DemoFiles {
  readonly provinceCode: string;
  readonly organisations: z.infer<typeof OrganisationsFile>['organisations'];
  readonly sets: z.infer<typeof SetFile>[];
  readonly registrations: z.infer<typeof RegistrationsFile>['registrations'];
  readonly registered: (z.infer<typeof Registered> & { readonly asOf: string })[];
  readonly targets: z.infer<typeof TargetsFile>[];
  readonly hamlets: z.infer<typeof HamletsFile>['hamlets']['items'];
  readonly districts: z.infer<typeof DistrictsFile>;
}

/** Every criteria set of the law, whoever issued it. Throws on a file it cannot read. */
export const readSets = (dataDir: string): z.infer<typeof SetFile>[] =>
  readdirSync(join(dataDir, 'criteria-sets'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => SetFile.parse(JSON.parse(readFileSync(join(dataDir, 'criteria-sets', file), 'utf8'))));

const RegionsFile = z.object({
  regions: z.array(
    z.object({
      /** Null: not known. */
      region: Region.nullable(),
      fromOn: DateOnly.nullable(),
      toOn: DateOnly.nullable(),
      source: Source,
      provinces: z.array(z.object({ code: z.string() })),
    }),
  ),
});

/** The region of a province from day to day; `-infinity` and `infinity` where the law names no day. */
interface RegionOfProvince {
  readonly provinceCode: string;
  readonly region: Region;
  readonly fromOn: string;
  readonly toOn: string;
  readonly source: Source;
}

/** Which region a province lies in, as far as it is known. Throws on a file it cannot read. */
export function readRegions(dataDir: string): RegionOfProvince[] {
  const file = RegionsFile.parse(JSON.parse(readFileSync(join(dataDir, 'regions/provinces.json'), 'utf8')));
  return file.regions.flatMap(({ region, fromOn, toOn, source, provinces }) =>
    region === null
      ? []
      : provinces.map(({ code: provinceCode }) => ({
          ...{ provinceCode, region, source, fromOn: fromOn ?? '-infinity', toOn: toOn ?? 'infinity' },
        })),
  );
}

/** Every province under `demo/` with its files and its criteria sets. Throws on a file it cannot read. */
export function readDemos(dataDir: string): DemoFiles[] {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(dataDir, path), 'utf8'));
  const filesOf = (folder: string, name: RegExp) =>
    readdirSync(join(dataDir, folder))
      .filter((file) => name.test(file))
      .sort()
      .map((file) => json(`${folder}/${file}`));
  const sets = readSets(dataDir);
  return readdirSync(join(dataDir, 'demo')).map((province) => {
    const { units } = UnitsFile.parse(json(`demo/${province}/units.json`));
    const provinceCode = units.find(({ level }) => level === 'province')?.code;
    if (!provinceCode) throw new Error('The units of a demo begin with their province');
    const lists = filesOf(`demo/${province}`, /^registrations-\d{4}\.json$/).map((file) =>
      RegistrationsFile.parse(file),
    );
    return {
      provinceCode,
      ...OrganisationsFile.parse(json(`demo/${province}/organisations.json`)),
      sets: sets.filter(({ issuer }) => issuer === 'national' || issuer === provinceCode),
      registrations: lists.flatMap((file) => file.registrations),
      registered: lists.flatMap(({ registrations, registeredOnly, registeredAsOf: asOf }) =>
        [...registrations, ...registeredOnly].map((one) => ({ ...one, asOf })),
      ),
      districts: DistrictsFile.parse(json(`demo/${province}/districts.json`)),
      hamlets: filesOf(`demo/${province}`, /^unit-facts\.json$/).flatMap(
        (file) => HamletsFile.parse(file).hamlets.items,
      ),
      targets: filesOf(`demo/${province}`, /^targets-\d{4}\.json$/).map((file) => TargetsFile.parse(file)),
    };
  });
}
