import type { Text } from './common';

/** What is told of a problem of one type. */
export interface ProblemText {
  readonly status: number;
  readonly title: Text;
  /** What to do next, for the person who was refused. */
  readonly remedy: Text;
}

/** Title and remedy, each in Vietnamese and English. */
type Words = readonly [titleVi: string, titleEn: string, remedyVi: string, remedyEn: string];

/** Its parts in a line each. */
export const text = (status: number, ...[vi, en, remedyVi, remedyEn]: Words): ProblemText => ({
  status,
  title: { vi, en },
  remedy: { vi: remedyVi, en: remedyEn },
});
