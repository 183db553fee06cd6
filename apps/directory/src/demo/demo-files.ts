import { Capacity, Role } from '@langmoi/contracts/caller';
import { DateOnly, DecisionPaper, Source, Text, UnitLevel } from '@langmoi/contracts/common';
import { AliasView, Lead, OrganisationKind } from '@langmoi/contracts/directory';
import { SuccessionRule } from '@langmoi/contracts/unit-changes';
import { UnitKind } from '@langmoi/contracts/units';
import { HamletKind, UnitZone } from '@langmoi/contracts/unit-facts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const UnitsFile = z.object({
  source: z.object({ package: z.string(), version: z.string(), origin: z.string(), state: z.string() }),
  units: z.array(
    z.object({
      code: z.string(),
      level: UnitLevel,
      kind: UnitKind,
      name: z.string(),
      fullName: z.string(),
      parentCode: z.string().nullable(),
    }),
  ),
});

const AliasesFile = z.object({
  aliases: z.array(
    z.object({
      written: z.string(),
      district: z.string(),
      resolvedCode: z.string().nullable(),
      basis: AliasView.shape.basis,
      because: Text,
      sources: z.array(Source),
      /** Where a paper writes one name twice: which of the two. */
      occurrence: z.number().int().default(1),
    }),
  ),
});

const UnitFactsFile = z.object({
  hamlets: z.object({
    source: Source.omit({ line: true }),
    items: z.array(z.object({ communeCode: z.string(), kind: HamletKind, name: z.string(), line: z.number().int() })),
  }),
  zones: z.object({
    source: Source.omit({ line: true }),
    items: z.array(z.object({ communeCode: z.string(), zone: UnitZone, line: z.number().int() })),
  }),
});

const OrganisationsFile = z.object({
  /** One organisation for each commune, without a line for each. */
  rule: z.object({ kind: OrganisationKind, name: z.string().includes('<name>') }),
  organisations: z.array(
    z.object({
      key: z.string(),
      unitCode: z.string(),
      kind: OrganisationKind,
      name: z.string(),
      establishedBy: z.object({ date: DateOnly }).optional(),
    }),
  ),
});

const OfficersFile = z.object({
  officers: z.array(
    z.object({
      account: z.string(),
      displayName: z.string(),
      role: Role,
      unitCode: z.string(),
      organisation: z.string(),
      /** A deputy: how they sign, and the account of whom they sign for. */
      signs: z.object({ capacity: Capacity.exclude(['own']), for: z.string() }).optional(),
      decision: DecisionPaper.nullable().default(null),
      /** The unit where they are at home. */
      homeUnitCode: z.string().nullable().default(null),
      rehearsal: z.boolean(),
    }),
  ),
});

const NationFile = z.object({
  nation: z.object({ code: z.string(), name: z.string() }),
  organisations: z.array(z.object({ key: z.string(), kind: OrganisationKind, name: z.string() })),
  officers: OfficersFile.shape.officers,
});
export type NationFile = z.infer<typeof NationFile>;

const LeadsOfSet = z.object({
  id: z.string(),
  criteria: z.array(
    z.object({
      no: z.number().int().positive(),
      leadDepartments: z
        .array(z.object({ organisation: z.string(), basis: Lead.shape.basis, source: Source.nullable() }))
        .default([]),
    }),
  ),
});

export interface DemoFiles {
  readonly units: z.infer<typeof UnitsFile>['units'];
  /** Where the units were read. */
  readonly source: z.infer<typeof UnitsFile>['source'];
  /** Hamlets and zones that papers name; null: none do. */
  readonly unitFacts: z.infer<typeof UnitFactsFile> | null;
  readonly aliases: z.infer<typeof AliasesFile>['aliases'];
  readonly communeRule: z.infer<typeof OrganisationsFile>['rule'];
  readonly organisations: z.infer<typeof OrganisationsFile>['organisations'];
  readonly officers: z.infer<typeof OfficersFile>['officers'];
  readonly sets: z.infer<typeof LeadsOfSet>[];
}

/** The nation's offices of the demo. Throws on a file it cannot read. */
export function readNation(dataDir: string): NationFile {
  return NationFile.parse(JSON.parse(readFileSync(join(dataDir, 'nation/offices.json'), 'utf8')));
}

/** The successor rules of the law, in their order. Throws on a file it cannot read. */
export const readSuccessionRules = (dataDir: string): SuccessionRule[] =>
  z
    .object({ rules: z.array(SuccessionRule) })
    .parse(JSON.parse(readFileSync(join(dataDir, 'succession/rules.json'), 'utf8'))).rules;

/** Every province under `demo/`, each with its files and the criteria sets beside them. Throws on a file it cannot read. */
export function readDemos(dataDir: string): DemoFiles[] {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(dataDir, path), 'utf8'));
  const sets = readdirSync(join(dataDir, 'criteria-sets'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => LeadsOfSet.parse(json(`criteria-sets/${file}`)));
  return readdirSync(join(dataDir, 'demo')).map((province) => {
    const { rule, organisations } = OrganisationsFile.parse(json(`demo/${province}/organisations.json`));
    return {
      ...UnitsFile.parse(json(`demo/${province}/units.json`)),
      unitFacts: existsSync(join(dataDir, `demo/${province}/unit-facts.json`))
        ? UnitFactsFile.parse(json(`demo/${province}/unit-facts.json`))
        : null,
      ...AliasesFile.parse(json(`demo/${province}/aliases.json`)),
      communeRule: rule,
      organisations,
      ...OfficersFile.parse(json(`demo/${province}/officers.json`)),
      sets,
    };
  });
}
