import type { ImportedRow } from '@langmoi/contracts/officers';
import type { InputError, Problem } from '@langmoi/contracts/problem';
import { InvalidInput } from '@langmoi/platform/input';
import { problemWords, type Language } from '@langmoi/platform/language';

type RowError = ImportedRow['errors'][number];

/** The column in which somebody mends what a problem refuses. */
const columnOf: Readonly<Record<string, string>> = {
  '/problems/account-taken': 'account',
  '/problems/own-office': 'account',
  '/problems/organisation-not-found': 'organisation',
  '/problems/unit-not-found': 'unitCode',
  '/problems/not-permitted': 'role',
  '/problems/appointment-overlaps': 'fromOn',
  '/problems/appointment-ends-before-start': 'toOn',
  '/problems/appointment-without-head': 'onBehalfOf',
};

/** What is wrong with a row, by column, in the reader's language. Pure. */
export function errorsOf(problem: Problem, language: Language): RowError[] {
  if (problem.type === '/problems/invalid-request') {
    const errors =
      problem instanceof InvalidInput ? problem.errors(language) : (problem.extra['errors'] as InputError[]);
    return errors.map(({ pointer, detail }) => ({
      column: columnAt(pointer),
      detail: typeof detail === 'string' ? detail : detail[language],
    }));
  }
  const named = problem.extra['column'];
  const column = typeof named === 'string' ? named : (columnOf[problem.type] ?? '');
  return [{ column, detail: problemWords(problem.type, language)?.title ?? problem.title }];
}

/** The file has `unitCode` where the command has `unitId`. */
function columnAt(pointer: string): string {
  const last = pointer.split('/').at(-1) ?? '';
  return last === 'unitId' ? 'unitCode' : last;
}
