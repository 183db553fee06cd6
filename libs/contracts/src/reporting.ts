import { z } from 'zod';
import { question } from './api';
import { DateOnly, Source, Text, Tier } from './common';

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
    z.object({ tier: Tier, decisionNumber: z.string().nullable(), rehearsal: z.boolean(), source: Source.nullable() }),
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
  computed: z.number().int(),
});
export type GroupRow = z.infer<typeof GroupRow>;

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
});
export type ProvinceOverview = z.infer<typeof ProvinceOverview>;

export const reportingApi = {
  viewProvince: question({
    path: '/provinces/:provinceId/overview',
    summary: 'Communes by criteria met, by district, stated beside computed',
    params: z.object({ provinceId: z.uuid() }),
    answer: ProvinceOverview,
    problems: ['/problems/province-not-found'],
  }),
  viewCommune: question({
    path: '/communes/:communeId/standing',
    summary: 'What is known of one commune',
    params: z.object({ communeId: z.uuid() }),
    answer: CommuneStanding,
    problems: ['/problems/unit-not-found'],
  }),
};
