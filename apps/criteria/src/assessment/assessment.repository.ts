import type { Tier } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { UnitState } from '@langmoi/contracts/units';
import type { Closed } from '@langmoi/domain/closed-figures';
import { ProvinceRow } from '@langmoi/platform/directory-copy';
import { prepared, statement, withCommit } from '@langmoi/platform/prepared';
import { insertRow, rowsFrom, statementOf } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import { headsPart, type SetHead } from '../criteria-set/criteria-set.service';
import { closedPart } from '../figure-closing/figure-closing.service';
import { AssessmentRow, DraftRow } from './assessment.entity';

/** All that was said of a commune, or of a district, for a tier, the newest first. */
export function listAssessments(em: EntityManager, communeId: string, tier: SetTier): Promise<AssessmentRow[]> {
  return em.find(AssessmentRow, { where: { communeId, tier }, order: { version: 'DESC' } });
}

export function findNewest(em: EntityManager, communeId: string, tier: SetTier): Promise<AssessmentRow | null> {
  return em.findOne(AssessmentRow, { where: { communeId, tier }, order: { version: 'DESC' } });
}

/** The word on each unit for each tier that speaks of the latest day, of several the newest; in no order. */
export const listNewest = (em: EntityManager): Promise<AssessmentRow[]> =>
  em
    .createQueryBuilder(AssessmentRow, 'one')
    .distinctOn(['one.communeId', 'one.tier'])
    .orderBy('one.communeId')
    .addOrderBy('one.tier')
    .addOrderBy('one.asOf', 'DESC')
    .addOrderBy('one.version', 'DESC')
    .getMany();

export function isRecorded(em: EntityManager, id: string): Promise<boolean> {
  return em.existsBy(AssessmentRow, { id });
}

export async function insertAssessment(em: EntityManager, assessment: AssessmentRow): Promise<void> {
  await withCommit(em, insertRow(em, AssessmentRow, assessment));
}

const columns = `id, province_id, commune_id, tier, criteria_set, set_version, version, basis, as_of, known_on, results,
  source, rehearsal, recorded_by, recorded_at, appointment_id, capacity`;
const insertion = statement(
  `INSERT INTO assessments (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::assessments, $1)`,
);

/** Adds them in one statement, however many. */
export async function insertAssessments(em: EntityManager, rows: readonly AssessmentRow[]): Promise<void> {
  await prepared(em, insertion, [JSON.stringify(rows.map(recordOf))]);
}

const recordOf = (row: AssessmentRow) => ({
  ...{ id: row.id, province_id: row.provinceId, commune_id: row.communeId, tier: row.tier, basis: row.basis },
  ...{ criteria_set: row.criteriaSet, set_version: row.setVersion, version: row.version, as_of: row.asOf },
  ...{ known_on: row.knownOn, results: row.results, source: row.source ?? undefined, rehearsal: row.rehearsal },
  ...{ recorded_by: row.recordedBy, recorded_at: row.recordedAt, appointment_id: row.appointmentId },
  capacity: row.capacity,
});

/** What a self-assessment is judged by, read under the commune's lock. */
export interface Ground {
  readonly newest: AssessmentRow | null;
  /** By whichever set: of which one the day is, the heads tell. */
  readonly drafts: DraftRow[];
  readonly heads: SetHead[];
  readonly province: ProvinceRow | null;
  readonly life: UnitState[] | null;
  readonly closed: Closed | null;
}

const ground = statementOf<keyof Ground>(({ one, all }) => ({
  newest: one(AssessmentRow, 'WHERE t.commune_id = $1 AND t.tier = $2 ORDER BY t.version DESC'),
  drafts: all(DraftRow, 'WHERE t.commune_id = $1 AND t.tier = $2'),
  heads: headsPart,
  province: one(ProvinceRow, ''),
  life: `(SELECT life -> 'states' FROM directory_units WHERE id = $1)`,
  closed: closedPart,
}));

export async function readGround(em: EntityManager, communeId: string, tier: Tier): Promise<Ground> {
  const [read] = await prepared<Ground>(em, ground(em), [communeId, tier]);
  if (!read) throw new Error('A statement of one row answered none');
  rowsFrom(em, AssessmentRow, read.newest && [read.newest]);
  rowsFrom(em, DraftRow, read.drafts);
  return read;
}

export function findDraft(
  em: EntityManager,
  place: Pick<DraftRow, 'communeId' | 'tier' | 'criteriaSet'>,
): Promise<DraftRow | null> {
  return em.findOneBy(DraftRow, place);
}

export async function storeDraft(em: EntityManager, draft: DraftRow): Promise<void> {
  await em.upsert(DraftRow, draft, ['communeId', 'tier', 'criteriaSet']);
}
