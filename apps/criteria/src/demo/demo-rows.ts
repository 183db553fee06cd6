import type { Source } from '@langmoi/contracts/common';
import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { Region } from '@langmoi/contracts/criteria-law';
import { knownOf } from '@langmoi/domain/criteria/known';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { thresholdFor } from '@langmoi/domain/criteria/threshold';
import type { NamedHamlet, TargetMeasure } from '@langmoi/contracts/year';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { knownBy } from '@langmoi/domain/facts';
import type { Statement } from '../assessment/assessment.service';
import type { Registration } from '../registration/registration.service';
import type { StatedTarget, StatedProgress } from '../target/target.service';
import type { RecognitionRow } from '../judgement/recognition.entity';
import type { DemoFiles } from './demo-files';

/** What the files of one province become. */
export interface DemoRows {
  readonly provinceId: string;
  readonly sets: CriteriaSetView[];
  readonly registrations: Registration[];
  readonly targets: StatedTarget[];
  readonly progress: StatedProgress[];
  readonly statements: Statement[];
  readonly recognitions: RecognitionRow[];
}

/** The rows of a province's files; the same files give the same rows and ids. */
export function rowsOf(files: DemoFiles): DemoRows {
  const provinceId = uuidOf('province', files.provinceCode);
  return {
    provinceId,
    sets: setsOf(files),
    registrations: files.registered.map(({ communeCode, tier, year, registeredSource, asOf }) => ({
      communeId: uuidOf('unit', communeCode),
      ...{ tier, year, source: registeredSource, asOf },
    })),
    ...targetsOf(files),
    statements: [...files.registrations.map(statementOf), ...files.districts.statements.map(statementOfDistrict)],
    recognitions: files.districts.recognised.map(({ districtCode, tier, asOf, source }) => ({
      id: uuidOf('recognition', `${districtCode}/${tier}/${asOf}`),
      ...{ provinceId, unitId: uuidOf('unit', districtCode), tier, decision: null, decidedOn: null },
      ...{ heldOn: asOf, knownOn: knownBy(source, asOf), source },
    })),
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
    level: 'commune',
    unitId: uuidOf('unit', communeCode),
    tier,
    criteriaSet,
    asOf,
    missing,
    source: sourceOf(registration),
  };
}

function statementOfDistrict(said: DemoFiles['districts']['statements'][number]): Statement {
  const { districtCode, ...rest } = said;
  const id = uuidOf('statement', `${districtCode}/${said.criteriaSet}/${said.asOf}/${said.missing.join(',')}`);
  return { id, level: 'district', unitId: uuidOf('unit', districtCode), ...rest };
}

/** The detailed list is the assessment; whatever else the paper says of the same commune stays with it as a note. */
function sourceOf({ source, otherStatements }: DemoFiles['registrations'][number]): Source {
  const others = otherStatements.map(({ met, total, source: { line }, note }) =>
    [`Dòng ${line ?? '?'}: ${met}/${total}.`, note?.vi].filter(Boolean).join(' '),
  );
  const note = [source.note, ...others].filter(Boolean).join(' ');
  return note === '' ? source : { ...source, note };
}

/** What the files set as targets, and what reports say of how far they have come; hamlets have the directory's ids. */
function targetsOf({ targets: files, hamlets }: DemoFiles): Pick<DemoRows, 'targets' | 'progress'> {
  const hamletId = (key: string) => uuidOf('hamlet', key);
  const named = hamlets.map(({ communeCode, kind, name }) => ({
    ...{ hamletId: hamletId(`${communeCode}/${name}`), communeId: uuidOf('unit', communeCode), kind, name },
  }));
  const all = files.flatMap(({ year, asOf, targets }) => targets.map((target) => ({ year, asOf, ...target })));
  return {
    targets: all.map(({ measure, statements: _, number, dueOn, wording, ...target }) => ({
      ...target,
      content: { measure: measureOf(measure, named), number, dueOn, wording },
    })),
    progress: all.flatMap(({ year, key, statements }) =>
      statements.map(({ units, ...said }) => ({
        ...{ year, key, ...said },
        units: units.map((unit) => (unit.includes('/') ? hamletId(unit) : uuidOf('unit', unit))),
      })),
    ),
  };
}

function measureOf(
  measure: DemoFiles['targets'][number]['targets'][number]['measure'],
  hamlets: NamedHamlet[],
): TargetMeasure {
  const { kind } = measure;
  if (kind === 'hamlets') return { kind, hamlets };
  if (kind === 'districts') return { kind, unitIds: measure.unitCodes.map((code) => uuidOf('unit', code)) };
  if (kind !== 'raised') return measure;
  const { tier, districtCode } = measure;
  return { kind, tier, districtId: districtCode === null ? null : uuidOf('unit', districtCode) };
}
