import type { Source } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { Statement } from '../assessment/assessment.service';
import type { RegistrationRow } from '../registration/registration.entity';
import type { DemoFiles } from './demo-files';

/** What the files of one province become. */
export interface DemoRows {
  readonly provinceId: string;
  readonly sets: CriteriaSetView[];
  readonly registrations: RegistrationRow[];
  readonly statements: Statement[];
}

/** The rows of a province's files; the same files give the same rows and ids. */
export function rowsOf(files: DemoFiles): DemoRows {
  const provinceId = uuidOf('province', files.provinceCode);
  return {
    provinceId,
    sets: setsOf(files),
    registrations: files.registrations.map(({ communeCode, tier, year, registeredSource }) => ({
      id: uuidOf('registration', `${communeCode}/${tier}/${year}`),
      provinceId,
      communeId: uuidOf('unit', communeCode),
      tier,
      year,
      source: registeredSource,
    })),
    statements: files.registrations.map(statementOf),
  };
}

function setsOf({ sets, organisations }: DemoFiles): CriteriaSetView[] {
  const names = new Map(organisations.map(({ key, name }) => [key, name]));
  return sets.map(({ issuer: _, criteria, ...set }) => ({
    ...set,
    criteria: criteria.map(({ leadDepartments, ...criterion }) => ({
      ...criterion,
      leads: leadDepartments.flatMap(({ organisation, basis, source }) => {
        const organisationName = names.get(organisation); // a national set may name another province's too
        return organisationName ? [{ organisationName, basis, source }] : [];
      }),
    })),
  }));
}

/** The id holds what is said: a corrected file is another statement, and becomes the next version. */
function statementOf(registration: DemoFiles['registrations'][number]): Statement {
  const { communeCode, tier, criteriaSet, missing, asOf } = registration;
  return {
    id: uuidOf('statement', `${communeCode}/${criteriaSet}/${asOf}/${missing.join(',')}`),
    communeId: uuidOf('unit', communeCode),
    tier,
    criteriaSet,
    asOf,
    missing,
    source: sourceOf(registration),
  };
}

/** The detailed list is the assessment; whatever else the paper says of the same commune stays with it as a note. */
function sourceOf({ source, otherStatements }: DemoFiles['registrations'][number]): Source {
  const others = otherStatements.map(({ met, total, source: { line }, note }) =>
    [`Dòng ${line ?? '?'}: ${met}/${total}.`, note?.vi].filter(Boolean).join(' '),
  );
  const note = [source.note, ...others].filter(Boolean).join(' ');
  return note === '' ? source : { ...source, note };
}
