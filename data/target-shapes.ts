import { DateOnly, Text, Tier } from '@langmoi/contracts/common';
import { z } from 'zod';
import { Count, Head, Source } from './shapes';

/** The hamlets that papers name; the rest of the file is the directory's. */
export const UnitFacts = z.object({
  hamlets: z.object({ items: z.array(z.object({ communeCode: z.string(), name: z.string() })) }),
});

const TargetMeasure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['communes', 'mean', 'least', 'perDistrict']), tier: Tier }),
  z.strictObject({ kind: z.literal('districts'), unitCodes: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('hamlets') }),
  z.strictObject({ kind: z.literal('gain'), tier: Tier, since: DateOnly }),
  z.strictObject({ kind: z.literal('raised'), tier: Tier, districtCode: z.string().nullable() }),
  z.strictObject({ kind: z.literal('stated'), unit: Text }),
]);
export const Targets = z.strictObject({
  ...Head,
  year: z.number().int(),
  asOf: DateOnly,
  targets: z.array(
    z.strictObject({
      key: z.string(),
      measure: TargetMeasure,
      number: z.number(),
      dueOn: DateOnly,
      wording: Text,
      source: Source,
      statements: z.array(
        z.strictObject({
          text: Text,
          numerator: Count.nullable(),
          denominator: Count.nullable(),
          units: z.array(z.string()).default([]),
          asOf: DateOnly,
          source: Source,
        }),
      ),
      remarks: z.array(z.strictObject({ text: Text, sources: z.array(Source).min(1) })),
    }),
  ),
});
