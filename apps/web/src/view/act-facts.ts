import { z } from 'zod';

/** What an act says beyond its outcome, read leniently: an old act may know less. */
const whole = z.number();
const Vote = z.object({
  heldOn: z.string(),
  invited: whole,
  present: whole,
  inFavour: whole,
  against: whole,
  abstained: whole,
});
const Poll = z.object({
  heldOn: z.string(),
  households: whole,
  distributed: whole,
  returned: whole,
  contents: z.array(z.object({ content: z.string(), satisfied: whole, notSatisfied: whole, noOpinion: whole })),
});
const Confirmation = z.object({
  assessmentVersion: whole,
  findings: z.array(z.object({ criterion: whole, agrees: z.boolean(), note: z.string().default('') })),
});
const Opinion = z.object({ from: z.enum(['organisation', 'residents']), agrees: z.boolean(), text: z.string() });
const Decision = z.object({ number: z.string(), signedOn: z.string(), effectiveOn: z.string(), signatory: z.string() });
const Announcement = z.object({ announcedOn: z.string(), means: z.string() });
const Meeting = z.object({ meetsOn: z.string() });
const Count = z.object({ members: whole, present: whole, inFavour: whole, against: whole, blank: whole });

export type ActFacts =
  | { kind: 'vote'; facts: z.infer<typeof Vote> }
  | { kind: 'poll'; facts: z.infer<typeof Poll> }
  | { kind: 'confirmation'; facts: z.infer<typeof Confirmation> }
  | { kind: 'opinion'; facts: z.infer<typeof Opinion> }
  | { kind: 'decision'; facts: z.infer<typeof Decision> }
  | { kind: 'announcement'; facts: z.infer<typeof Announcement> }
  | { kind: 'count'; facts: z.infer<typeof Count> }
  | { kind: 'meeting'; facts: z.infer<typeof Meeting> };

const shapes = {
  vote: Vote,
  poll: Poll,
  confirmation: Confirmation,
  opinion: Opinion,
  decision: Decision,
  announcement: Announcement,
  count: Count,
  meeting: Meeting,
};

/** The figures of an act as a shape the screen knows; null where it carries none. */
export function factsOf(data: Readonly<Record<string, unknown>>): ActFacts | null {
  for (const [kind, shape] of Object.entries(shapes)) {
    const read = shape.safeParse(data);
    if (read.success) return { kind, facts: read.data } as ActFacts;
  }
  return null;
}
