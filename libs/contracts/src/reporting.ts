import { z } from 'zod';
import { question } from './api';
import { DateOnly, Reading, Source, Text, Tier } from './common';
import { CarriedHoldings, HoldingKey, TitleDefinition } from './culture';
import { FundingSource, LineKey, Programme } from './funding';
import { PolicyDefinition, SupportKey } from './poverty';
import { ByUnits, Carried, UnitForm } from './units';

/** A number as a paper states it; never computed with. */
export const StatedValue = z.object({
  id: z.string(),
  label: Text,
  /** As printed, with Vietnamese separators. */
  value: z.string(),
  asOf: DateOnly,
  source: Source,
});
export type StatedValue = z.infer<typeof StatedValue>;

/** A number we compute, with what it is made of. `value` null: not computable from what we know. */
export const ComputedValue = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unit: z.enum(['communes', 'criteria', 'percent']),
  asOf: DateOnly,
  how: Text,
  /** The communes counted, so that a click opens the rows. */
  communes: z.array(z.object({ communeId: z.uuid(), name: z.string(), note: Text.nullable() })),
});
export type ComputedValue = z.infer<typeof ComputedValue>;

/** Stated beside computed. `agrees` null where one of them is missing. Nothing is adjusted to agree. */
export const Figure = z.object({
  id: z.string(),
  label: Text,
  stated: z.array(StatedValue),
  computed: ComputedValue.nullable(),
  agrees: z.boolean().nullable(),
  explanation: Text.nullable(),
});
export type Figure = z.infer<typeof Figure>;

export const CommuneStanding = z.object({
  communeId: z.uuid(),
  code: z.string(),
  name: z.string(),
  districtId: z.uuid(),
  districtName: z.string(),
  /** Of the NTM set; null: "chưa có số liệu". */
  metCount: z.number().int().nullable(),
  total: z.number().int().nullable(),
  missing: z.array(z.number().int()),
  asOf: DateOnly.nullable(),
  basis: z.enum(['recognised', 'stated', 'self', 'none']),
  source: Source.nullable(),
  rehearsal: z.boolean(),
  recognised: z.array(
    z.object({
      tier: Tier,
      decisionNumber: z.string().nullable(),
      rehearsal: z.boolean(),
      source: Source.nullable(),
      /** What the commune is called in the paper, where it is called otherwise today. */
      nameOfPaper: z.string().exactOptional(),
    }),
  ),
  registered: z.array(
    z.object({
      tier: Tier,
      year: z.number().int(),
      metCount: z.number().int().nullable(),
      total: z.number().int().nullable(),
      missing: z.array(z.number().int()),
    }),
  ),
  dossier: z.object({ id: z.uuid(), tier: Tier, stage: z.string(), status: z.string() }).nullable(),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type CommuneStanding = z.infer<typeof CommuneStanding>;

export const DistrictRow = z.object({
  districtId: z.uuid(),
  name: z.string(),
  communes: z.number().int(),
  recognised: ComputedValue,
  statedRecognised: StatedValue.nullable(),
  statedRate: StatedValue.nullable(),
  statedMean: StatedValue.nullable(),
  meanComputed: ComputedValue,
});
export type DistrictRow = z.infer<typeof DistrictRow>;

/** How many communes meet k criteria: by the paper's table and by our rows. */
export const GroupRow = z.object({
  met: z.number().int(),
  group: z.string(),
  stated: z.number().int().nullable(),
  /** Where `stated` stands. */
  statedBy: StatedValue.nullable(),
  computed: z.number().int(),
});
export type GroupRow = z.infer<typeof GroupRow>;

/**
 * The communes of their own day under the units of another. A commune counts once in every unit that holds all of it for
 * certain: the provinces among `units` and the row of nobody add up to the communes of their own day.
 */
export const CarriedOverview = Carried.extend({
  /** From the province down. */
  units: z.array(
    z.object({
      /** Null: those whom no unit holds for certain. */
      unit: UnitForm.nullable(),
      communes: z.array(z.uuid()),
      recognised: ComputedValue,
      meanComputed: ComputedValue,
      /** The sum of what papers state of the districts that lie in the unit as a whole. */
      statedRecognised: z.object({ value: z.number(), parts: z.array(StatedValue) }).nullable(),
    }),
  ),
  /** Rates and means that papers state of districts which are no more: without their parts they are carried nowhere. */
  notCarried: z.array(z.object({ from: z.string(), value: StatedValue })),
});
export type CarriedOverview = z.infer<typeof CarriedOverview>;

export const ProvinceOverview = z.object({
  provinceId: z.uuid(),
  name: z.string(),
  reportAsOf: DateOnly.nullable(),
  headline: z.array(Figure),
  districts: z.array(DistrictRow),
  groups: z.array(GroupRow),
  noData: z.number().int(),
  communes: z.array(CommuneStanding),
  contradictions: z.array(
    z.object({
      id: z.string(),
      explanation: Text,
      statements: z.array(z.object({ text: z.string(), source: Source })),
    }),
  ),
  openDossiers: z.array(z.object({ stage: z.string(), count: z.number().int() })),
  /** Where `units` was asked for; all else is by the units of its own day. */
  carried: CarriedOverview.exactOptional(),
});
export type ProvinceOverview = z.infer<typeof ProvinceOverview>;

/** What a paper says of one place of a table; `value` as printed, null where its cell is empty. */
const SaidByPaper = z.object({
  value: z.string().nullable(),
  asOf: DateOnly,
  source: Source.nullable(),
  /** The same figure in other words or digits, elsewhere in the paper. */
  readings: z.array(Reading),
});

/** The newest that an officer of the demo entered; shown beside the paper's and never counted with it. */
const SaidInRehearsal = z.object({ value: z.string(), asOf: DateOnly });

/** A sum or a rate that we compute from what papers say, with what it is made of. */
const Reckoned = z.object({
  value: z.string(),
  numerator: z.string(),
  /** Of a rate. */
  denominator: z.string().nullable(),
  asOf: DateOnly,
  how: Text,
});

/** One place of a table: stated, computed and entered, side by side. Nothing is adjusted to agree. */
export const ProgrammeFigure = z.object({
  stated: SaidByPaper.nullable(),
  computed: Reckoned.nullable(),
  rehearsal: SaidInRehearsal.nullable(),
  /** Null where one of stated and computed is missing. */
  agrees: z.boolean().nullable(),
  /** Stated less computed, signed, where they do not agree: "-0,3 triệu đồng". */
  difference: z.string().nullable(),
});
export type ProgrammeFigure = z.infer<typeof ProgrammeFigure>;

export const MobilisedRow = z.object({
  fundingSource: FundingSource,
  /** The row that this one is a part of. */
  parent: FundingSource.nullable(),
  cells: z.array(ProgrammeFigure.extend({ programme: Programme })),
});

export const DisbursedRow = LineKey.omit({ measure: true }).extend({
  planned: z.string().nullable(),
  disbursed: ProgrammeFigure,
  rate: ProgrammeFigure,
});

export const SupportRow = SupportKey.omit({ measure: true }).extend({
  definition: PolicyDefinition,
  measures: z.array(
    SupportKey.pick({ measure: true }).extend({
      period: Text.nullable(),
      count: ProgrammeFigure,
      amount: ProgrammeFigure,
    }),
  ),
  /** Paid of approved, where both are known. */
  rate: ProgrammeFigure.nullable(),
});

export const HoldingRow = HoldingKey.extend({
  unitName: z.string(),
  /** `district` rows add up to the `province` row of the same title. */
  level: z.enum(['province', 'district', 'commune']),
  holders: ProgrammeFigure,
  universe: z.number().int().nullable(),
  rate: ProgrammeFigure,
});

/** Money, poverty and culture of a province, each by the events of its service. Money as printed and in đồng. */
export const ProgrammesView = z.object({
  provinceId: z.uuid(),
  mobilised: z.object({
    year: z.number().int().nullable(),
    programmes: z.array(Programme),
    rows: z.array(MobilisedRow),
  }),
  disbursed: z.array(DisbursedRow),
  supports: z.array(SupportRow),
  titles: z.array(z.object({ definition: TitleDefinition, rows: z.array(HoldingRow) })),
  /** Where `units` was asked for: the titles, and where the province lies, whose money and policies these are. */
  carried: CarriedHoldings.exactOptional(),
});
export type ProgrammesView = z.infer<typeof ProgrammesView>;

export const reportingApi = {
  viewProgrammes: question({
    path: '/provinces/:provinceId/programmes',
    summary: 'Money, poverty reduction and culture, stated beside computed',
    params: z.object({ provinceId: z.uuid() }),
    query: ByUnits,
    answer: ProgrammesView,
    problems: ['/problems/province-not-found'],
  }),
  viewProvince: question({
    path: '/provinces/:provinceId/overview',
    summary: 'Communes by criteria met, by district, stated beside computed',
    params: z.object({ provinceId: z.uuid() }),
    query: ByUnits,
    answer: ProvinceOverview,
    problems: ['/problems/province-not-found'],
  }),
  viewCommune: question({
    path: '/communes/:communeId/standing',
    summary: 'What is known of one commune',
    params: z.object({ communeId: z.uuid() }),
    query: ByUnits,
    answer: CommuneStanding,
    problems: ['/problems/unit-not-found'],
  }),
};
