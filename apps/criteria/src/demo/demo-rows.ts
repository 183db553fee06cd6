import type { Source } from '@langmoi/contracts/common';
import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { Region } from '@langmoi/contracts/criteria-law';
import { knownOf } from '@langmoi/domain/criteria/known';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { thresholdFor } from '@langmoi/domain/criteria/threshold';
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

/** The sets as they are published, led by those of their departments that are among the organisations. */
export function setsOf({ sets, organisations }: Pick<DemoFiles, 'sets' | 'organisations'>): CriteriaSetView[] {
  const names = new Map(organisations.map(({ key, name }) => [key, name]));
  return sets.map(({ region, criteria, conditions, ...set }) => ({
    ...set,
    known: knownOf({ criteria }),
    conditions: conditions.map((one) => indicatorOf(one, region, daysOf(set).to)),
    criteria: criteria.map(({ leadDepartments, indicators, ...criterion }) => ({
      ...criterion,
      indicators: indicators.map((one) => indicatorOf(one, region, daysOf(set).to)),
      leads: leadDepartments.flatMap(({ organisation, basis, source }) => {
        const organisationName = names.get(organisation); // a national set may name another province's too
        return organisationName ? [{ organisationName, basis, source }] : [];
      }),
    })),
  }));
}

type IndicatorOfFile = DemoFiles['sets'][number]['conditions'][number];

/** What is shown as its threshold is what is asked in the region of the file on the last day of the set. */
function indicatorOf(indicator: IndicatorOfFile, region: Region | null, on: string): IndicatorView {
  const { measured, ifAny, onlyFor, thresholds, nationwide, ...shown } = indicator;
  const { rule } = thresholdFor(thresholds, { place: { region, zones: null, group: null }, on });
  const threshold = shown.operator === 'bool' ? true : rule?.value ? Number(rule.value) : null;
  return { ...shown, threshold, law: { measured, ifAny, onlyFor, thresholds, nationwide } };
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
