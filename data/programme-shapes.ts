import { DateOnly, Dong, Text } from '@langmoi/contracts/common';
import { TitleDefinition } from '@langmoi/contracts/culture';
import { LineKey } from '@langmoi/contracts/funding';
import { HouseholdContent, HouseholdMember, PovertyStandard } from '@langmoi/contracts/households';
import { PolicyDefinition, SupportKey } from '@langmoi/contracts/poverty';
import { z } from 'zod';
import { Count, Head, Source } from './shapes';

/** A rate as printed, in percent and without its sign. */
const Rate = z.string().regex(/^\d{1,3}(,\d{1,2})?$/);
const said = {
  printedRate: Rate.nullable(),
  asOf: DateOnly,
  source: Source,
  readings: z.array(z.strictObject({ text: Text, source: Source })),
};

export const Funding = z.strictObject({
  ...Head,
  records: z.array(
    z.strictObject({
      ...LineKey.shape,
      amount: Dong.nullable(),
      planned: Dong.nullable(),
      printed: z
        .string()
        .regex(/^([\d.,]+ triệu đồng|-)$/)
        .nullable(),
      ...said,
    }),
  ),
});

export const Poverty = z.strictObject({
  ...Head,
  policies: z.array(PolicyDefinition.strict()),
  records: z.array(
    z.strictObject({
      ...SupportKey.shape,
      count: Count.nullable(),
      amount: Dong.nullable(),
      period: Text.nullable(),
      ...said,
    }),
  ),
});

export const Culture = z.strictObject({
  ...Head,
  titles: z.array(TitleDefinition.strict()),
  records: z.array(
    z.strictObject({
      unitCode: z.string(),
      title: z.string(),
      holders: Count.nullable(),
      universe: Count.nullable(),
      ...said,
    }),
  ),
});

export const Standards = z.strictObject({ ...Head, standards: z.array(PovertyStandard.strict()) });

/** Every one of them made up, and seen to be: nobody’s name, number or phone. */
const madeUp = z.string().includes('iễn Tập');
const Member = HouseholdMember.extend({
  name: madeUp,
  identityNumber: z.string().startsWith('000').nullable(),
}).strict();

export const Households = z.strictObject({
  ...Head,
  households: z.array(
    HouseholdContent.extend({
      unitCode: z.string(),
      number: Count.positive(),
      hamlet: madeUp,
      address: z.string().includes('(diễn tập)').nullable(),
      phone: z.string().startsWith('0000').nullable(),
      members: z.array(Member).min(1),
      decision: HouseholdContent.shape.decision.extend({ number: z.string().includes('(diễn tập)') }),
    }).strict(),
  ),
});
