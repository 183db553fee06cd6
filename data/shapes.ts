import { Role } from '@langmoi/contracts/caller';
import { Confidence, DateOnly, Text, Tier, UnitLevel } from '@langmoi/contracts/common';
import { CriteriaSetView } from '@langmoi/contracts/criteria';
import {
  DeclaredCounts,
  Effective,
  IndicatorLaw,
  KnownDecision,
  LawReference,
  SetTier,
  ThresholdRule,
} from '@langmoi/contracts/criteria-law';
import { OrganisationKind } from '@langmoi/contracts/directory';
import { Regime } from '@langmoi/contracts/regime';
import { SuccessionRule } from '@langmoi/contracts/unit-changes';
import { UnitKind } from '@langmoi/contracts/units';
import { z } from 'zod';

/** The shapes of the files of this folder, strict: a misspelt key is an error here and not a silent default in a loader. */

const Line = z.number().int().positive();
export const Source = z.strictObject({
  document: z.string().min(1),
  date: DateOnly.nullable(),
  line: Line,
  note: z.string().optional(),
});

export const Head = { about: Text, source: z.looseObject({}) };
export const Count = z.number().int().nonnegative();
const CriterionNo = z.number().int().positive();

export const Units = z.strictObject({
  about: Text,
  source: z.looseObject({
    package: z.string(),
    version: z.string(),
    checkedAgainst: z.array(z.strictObject({ district: z.string(), communes: Count, source: Source })),
  }),
  units: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{2,5}$/),
      level: UnitLevel,
      kind: UnitKind,
      kindName: z.string(),
      name: z.string(),
      fullName: z.string(),
      slug: z.string(),
      parentCode: z.string().nullable(),
    }),
  ),
});

export const Aliases = z.strictObject({
  ...Head,
  aliases: z.array(
    z.strictObject({
      written: z.string(),
      district: z.string(),
      resolvedCode: z.string().nullable(),
      resolvedName: z.string().nullable(),
      basis: z.enum(['spelling', 'elimination', 'unresolved']),
      because: Text,
      sources: z.array(Source).min(1),
      /** The how-manieth time the name stands in the row, where one name means two communes. */
      occurrence: z.number().int().positive().optional(),
    }),
  ),
});

const Title = z.strictObject({
  communeCode: z.string(),
  written: z.string(),
  district: z.string(),
  tier: Tier,
  decisionNumber: z.string().nullable(),
  decisionDate: DateOnly.nullable(),
  asOf: DateOnly,
  source: Source,
});
export const Recognised = z.strictObject({ ...Head, recognised: z.array(Title), advanced: z.array(Title) });

const Registered = z.strictObject({
  communeCode: z.string(),
  written: z.string(),
  district: z.string(),
  tier: Tier,
  year: z.literal(2020),
  registeredSource: Source,
});
export const Registrations = z.strictObject({
  ...Head,
  registeredAsOf: DateOnly,
  registeredNote: Text,
  registeredOnly: z.array(Registered),
  registrations: z.array(
    Registered.extend({
      criteriaSet: z.string(),
      statedMet: Count,
      total: Count,
      missing: z.array(CriterionNo),
      met: Count,
      asOf: DateOnly,
      source: Source,
      otherStatements: z.array(
        z.strictObject({
          met: Count,
          total: Count,
          missing: z.array(CriterionNo).nullable(),
          asOf: DateOnly,
          source: Source,
          note: Text.optional(),
        }),
      ),
    }),
  ),
  noData: z.strictObject({
    count: Count,
    how: Text,
    observation: z.strictObject({ text: Text, source: Source }),
    communes: z.array(z.strictObject({ communeCode: z.string(), name: z.string(), district: z.string() })),
  }),
});

/** What reports say of districts as wholes. */
export const Districts = z.strictObject({
  ...Head,
  statements: z.array(
    z.strictObject({
      districtCode: z.string(),
      written: z.string(),
      tier: SetTier,
      criteriaSet: z.string(),
      statedMet: Count,
      total: Count,
      /** As met by the paper's own words; fewer than `statedMet` where it says so. */
      named: z.array(CriterionNo),
      missing: z.array(CriterionNo),
      asOf: DateOnly,
      source: Source,
    }),
  ),
  recognised: z.array(
    z.strictObject({ districtCode: z.string(), written: z.string(), tier: SetTier, asOf: DateOnly, source: Source }),
  ),
});

const Figure = z.strictObject({
  id: z.string(),
  label: Text,
  value: z.string().regex(/^[\d,./]+$/),
  number: z.number(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unit: z.enum(['communes', 'criteria', 'percent', 'districtCriteria']),
  asOf: DateOnly,
  source: Source,
  note: Text.optional(),
  names: z.array(z.string()).optional(),
});
export type Figure = z.infer<typeof Figure>;

export const StatedFigures = z.strictObject({
  ...Head,
  figures: z.array(Figure),
  districts: z.array(
    z.strictObject({
      districtCode: z.string(),
      total: Figure,
      recognised: Figure,
      names: z.array(z.string()),
      rate: Figure,
      mean: Figure,
      under12: Figure,
    }),
  ),
  districtTotals: z.strictObject({ total: Figure, recognised: Figure, under12: Figure, note: Text }),
  groups: z.array(z.strictObject({ met: Count, group: z.string(), count: Figure, rate: Figure })),
  groupsNote: Text,
  criteria: z.array(z.strictObject({ criterion: CriterionNo, count: Figure })),
});

export const Contradictions = z.strictObject({
  ...Head,
  contradictions: z.array(
    z.strictObject({
      id: z.string(),
      statements: z.array(z.strictObject({ figure: z.string().nullable(), text: Text, source: Source })).min(2),
      computed: z.strictObject({ value: z.number(), how: Text }).nullable(),
      explanation: Text,
    }),
  ),
});

export const Successions = z.strictObject({ ...Head, rules: z.array(z.strictObject(SuccessionRule.shape)) });

const Indicator = z.strictObject({
  code: z.string(),
  title: Text,
  unit: z.string().nullable(),
  operator: z.enum(['bool', '>=', '<=', '=', 'province']),
  ...IndicatorLaw.shape,
  thresholds: z.array(ThresholdRule.strict()),
  confidence: Confidence,
  confidenceNote: z.string(),
  note: z.string().optional(),
});

export const CriteriaSet = z.strictObject({
  ...Head,
  id: z.string(),
  version: z.literal(1),
  title: Text,
  level: UnitLevel,
  tier: SetTier,
  period: z.string().regex(/^\d{4}-\d{4}$/),
  legalBasis: z.string(),
  law: LawReference,
  effective: Effective,
  issuer: z.string(),
  /** The region whose thresholds are the ones known. */
  region: z.string().nullable(),
  declared: DeclaredCounts,
  confidence: Confidence,
  confidenceNote: z.string(),
  groups: CriteriaSetView.shape.groups,
  decisions: z.array(KnownDecision.strict()),
  conditions: z.array(Indicator),
  criteria: z.array(
    z.strictObject({
      no: CriterionNo,
      title: Text.nullable(),
      group: z.string().nullable(),
      confidence: Confidence,
      confidenceNote: z.string(),
      leadDepartments: z.array(
        z.strictObject({ organisation: z.string(), basis: z.enum(['named', 'inferred']), source: Source }),
      ),
      leadNote: Text.optional(),
      indicators: z.array(Indicator),
    }),
  ),
});

export const Organisations = z.strictObject({
  ...Head,
  rule: z.strictObject({
    appliesTo: z.literal('commune'),
    key: z.string(),
    kind: OrganisationKind,
    name: z.string(),
    nameEn: z.string(),
    note: Text,
    source: Source,
  }),
  organisations: z.array(
    z
      .strictObject({
        key: z.string(),
        unitCode: z.string(),
        kind: OrganisationKind,
        name: z.string(),
        nameEn: z.string(),
        establishedBy: z.strictObject({ document: z.string(), date: DateOnly }).optional(),
        rehearsal: z.literal(true).optional(),
        source: Source.nullable(),
      })
      .refine(({ source, rehearsal }) => source !== null || rehearsal === true, 'neither a source nor a rehearsal'),
  ),
});

export const Officers = z.strictObject({
  ...Head,
  officers: z.array(
    z.strictObject({
      account: z.string().regex(/^[a-z0-9.-]+$/),
      displayName: z.string().endsWith(' (diễn tập)'),
      displayNameEn: z.string().endsWith(' (rehearsal)'),
      role: Role,
      unitCode: z.string(),
      organisation: z.string(),
      /** A deputy: how they sign (Decree 30/2020/NĐ-CP, article 13), and the account of whom they sign for. */
      signs: z.strictObject({ capacity: z.enum(['forHead', 'underAuthority', 'byOrder']), for: z.string() }).optional(),
      decision: z
        .strictObject({ number: z.string().includes('(diễn tập)'), date: DateOnly, authority: z.string() })
        .optional(),
      homeUnitCode: z.string().optional(),
      rehearsal: z.literal(true),
    }),
  ),
});

/** The nation's offices of the demo. */
export const Nation = z.strictObject({
  ...Head,
  nation: z.strictObject({ code: z.literal('VN'), name: z.string() }),
  organisations: z.array(
    z.strictObject({ key: z.string().startsWith('vn/'), kind: z.string(), name: z.string(), nameEn: z.string() }),
  ),
  officers: Officers.shape.officers,
});

export const Calendar = z.strictObject({
  ...Head,
  year: z.number().int(),
  confidence: Confidence,
  weekend: z.array(z.number().int().min(1).max(7)),
  holidays: z.array(z.strictObject({ date: DateOnly, name: Text, substituteFor: DateOnly.optional() })),
  workingDays: z.array(z.strictObject({ date: DateOnly, name: Text })),
  workingDaysNote: Text,
});

export const RegimeFile = Regime.extend({ about: Text }).strict();
