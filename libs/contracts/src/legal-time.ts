import { z } from 'zod';
import { DateOnly, Text } from './common';

/** How much legal time is left, and what happens if nobody acts. */
export const LegalTimeView = z.object({
  today: DateOnly,
  dueOn: DateOnly.nullable(),
  /** In the calendar of the limit; negative when late; null when the law's limit is not known. */
  daysLeft: z.number().int().nullable(),
  calendar: z.enum(['working', 'calendar']),
  used: z.number().int().nullable(),
  ifNobodyActs: Text,
});
export type LegalTimeView = z.infer<typeof LegalTimeView>;
