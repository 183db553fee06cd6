import type { DossierFilter } from '@langmoi/contracts/recognition';
import { Problem } from '@langmoi/contracts/problem';
import type { DossierPlace } from '@langmoi/domain/units/succession';
import { prepared, statement } from '@langmoi/platform/prepared';
import type { Act } from '@langmoi/workflows/dossier/contract';
import { In, IsNull, LessThan, type EntityManager, type FindOneOptions } from 'typeorm';
import { ActRow, DossierRow, NoticeRow, RequestRow, StageRow } from './dossier.entity';

export async function findDossier(
  em: EntityManager,
  id: string,
  how: FindOneOptions<DossierRow> = {},
): Promise<DossierRow> {
  const dossier = await em.findOne(DossierRow, { ...how, where: { id } });
  if (!dossier) throw dossierNotFound(id);
  return dossier;
}

/** Locks the dossier until the transaction ends: one act at a time. */
export const lockDossier = (em: EntityManager, id: string): Promise<DossierRow> =>
  findDossier(em, id, { lock: { mode: 'pessimistic_write' } });

const holding = statement('SELECT 1 FROM dossiers WHERE id = $1 FOR UPDATE');

/** The same, for who reads the rows right behind it: what is sent at once is done in its order. */
export async function holdDossier(em: EntityManager, id: string): Promise<void> {
  await prepared(em, holding, [id]);
}

export const dossierNotFound = (id: string): Problem =>
  new Problem('/problems/dossier-not-found', 404, 'No such dossier', { id });

/** False when the commune has an open dossier for this tier and year already. */
export async function insertDossier(em: EntityManager, dossier: Omit<DossierRow, 'registeredAt'>): Promise<boolean> {
  const insert = em.createQueryBuilder().insert().into(DossierRow).values(dossier).orIgnore().returning('id');
  return ((await insert.execute()).raw as unknown[]).length === 1;
}

export function listDossiers(em: EntityManager, filter: DossierFilter): Promise<DossierRow[]> {
  const where = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return em.find(DossierRow, { where, order: { id: 'DESC' } });
}

/** Other communes or districts have these dossiers from now on. */
export async function placeDossiers(
  em: EntityManager,
  moving: readonly (DossierPlace & { readonly id: string })[],
): Promise<void> {
  await em.query(
    `UPDATE dossiers d SET commune_id = to_place."communeId", district_id = to_place."districtId"
       FROM jsonb_to_recordset($1::jsonb) AS to_place (id uuid, "communeId" uuid, "districtId" uuid)
      WHERE d.id = to_place.id`,
    [JSON.stringify(moving)],
  );
}

/** The same as `findDossier` of several, held until the transaction ends. */
export const lockDossiers = (em: EntityManager, ids: string[]): Promise<DossierRow[]> =>
  em.find(DossierRow, { where: { id: In(ids) }, lock: { mode: 'pessimistic_write' } });

/** The open ones, held until the transaction ends. */
export const lockOpen = (em: EntityManager): Promise<DossierRow[]> =>
  em.find(DossierRow, { where: { status: 'open' }, lock: { mode: 'pessimistic_write' } });

export const listOpen = (em: EntityManager): Promise<DossierRow[]> => em.findBy(DossierRow, { status: 'open' });

/** The open ones of a commune, of a district, or of a province: of whatever unit this is. */
export const listOpenAt = (em: EntityManager, unitId: string): Promise<DossierRow[]> =>
  em
    .createQueryBuilder(DossierRow, 'dossier')
    .where({ status: 'open' })
    .andWhere(
      `(dossier.commune_id = :unitId OR dossier.district_id = :unitId
        OR dossier.district_id IN (SELECT id FROM directory_units WHERE parent_id = :unitId))`,
      { unitId },
    )
    .getMany();

/** Registered some time ago, and no workflow has moved it yet. */
export const listUnstarted = (em: EntityManager, before: Date): Promise<DossierRow[]> =>
  em.find(DossierRow, {
    where: { status: 'open', stage: IsNull(), registeredAt: LessThan(before) },
    order: { id: 'ASC' },
    take: 50,
  });

// — Stages —

type Stay = Pick<StageRow, 'stage' | 'round'>;

/** The entry that each open dossier is at. */
export const listCurrentStages = (em: EntityManager, dossierIds: string[]): Promise<StageRow[]> =>
  em.findBy(StageRow, { dossierId: In(dossierIds), leftOn: IsNull() });

const moving = statement('UPDATE dossiers SET stage = $2, round = $3 WHERE id = $1');

export async function moveDossier(em: EntityManager, id: string, to: Stay): Promise<void> {
  await prepared(em, moving, [id, to.stage, to.round]);
}

const leaving = statement(`UPDATE dossier_stages SET left_on = $4, outcome = $5, reasons = $6
  WHERE dossier_id = $1 AND stage = $2 AND round = $3`);

export async function leaveStage(
  em: EntityManager,
  at: Stay & Pick<StageRow, 'dossierId'>,
  how: Pick<StageRow, 'leftOn' | 'outcome' | 'reasons'>,
): Promise<void> {
  const { dossierId, stage, round } = at;
  const { leftOn, outcome, reasons } = how;
  await prepared(em, leaving, [dossierId, stage, round, leftOn, outcome, JSON.stringify(reasons)]);
}

/** Whether a dossier came to one stay before it came to another; of a stay that it never had, it did not. */
export async function cameBefore(em: EntityManager, dossierId: string, one: Stay, other: Stay): Promise<boolean> {
  const [row]: { before: boolean | null }[] = await em.query(
    `SELECT one.seq < other.seq AS before FROM dossier_stages one JOIN dossier_stages other USING (dossier_id)
      WHERE dossier_id = $1 AND (one.stage, one.round) = ($2, $3) AND (other.stage, other.round) = ($4, $5)`,
    [dossierId, one.stage, one.round, other.stage, other.round],
  );
  return row?.before === true;
}

// — Acts and notices —

export const findAct = (em: EntityManager, dossierId: string, actId: string): Promise<ActRow | null> =>
  em.findOneBy(ActRow, { dossierId, actId });

const keeping = statement(`
  INSERT INTO dossier_requests (dossier_id, act_id, fingerprint, province_id, data, appointment_id, capacity)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`);

/** Keeps what an office asked, once, however often it asks the same. */
export async function keepRequest(
  em: EntityManager,
  request: Omit<RequestRow, 'askedAt' | 'answeredAt'>,
): Promise<void> {
  const { dossierId, actId, fingerprint, provinceId, data, appointmentId, capacity } = request;
  const said = [provinceId, JSON.stringify(data), appointmentId, capacity];
  await prepared(em, keeping, [dossierId, actId, fingerprint, ...said]);
}

const noting = statement(`
  WITH noted AS (
    UPDATE dossier_requests SET answered_at = now() WHERE dossier_id = $1 AND act_id = $2 AND fingerprint = $3
  )
  SELECT set_config('synchronous_commit', 'off', true)`);

/**
 * Its run has heard of the act, or refused it. The commit of this transaction does not wait for the disk: a note that a
 * power cut takes costs no more than to tell the run once again. So nothing else may be written in it.
 */
export async function noteAnswered(em: EntityManager, dossierId: string, act: Act): Promise<void> {
  await prepared(em, noting, [dossierId, act.actId, act.request]);
}

/** An act on record, and its dossier. */
export interface Unheard {
  readonly dossier: { readonly id: string; readonly provinceId: string };
  readonly act: Act;
}

/**
 * Acts on record whose run may not know them: it takes an act in only when its server has kept that, and the server can
 * die between the commit here and there. In the order in which they were done.
 */
export async function listUnheard(em: EntityManager, before: Date): Promise<Unheard[]> {
  const rows = await em
    .createQueryBuilder(ActRow, 'act')
    .innerJoin(
      RequestRow,
      'request',
      'request.dossierId = act.dossierId AND request.actId = act.actId AND request.fingerprint = act.fingerprint',
    )
    .where('request.answeredAt IS NULL AND act.recordedAt < :before', { before })
    .orderBy('act.seq')
    .limit(50)
    .getMany();
  return rows.map(unheardOf);
}

export function unheardOf(row: ActRow): Unheard {
  const { actId, stage, round, kind, officerId, organisationId, role, fingerprint: request } = row;
  const act = { actId, stage, round, kind, by: { officerId, organisationId, role }, request };
  return { dossier: { id: row.dossierId, provinceId: row.provinceId }, act };
}

const asking = statement(`
  SELECT data, appointment_id AS "appointmentId", capacity FROM dossier_requests
  WHERE dossier_id = $1 AND act_id = $2 AND fingerprint = $3`);

/** What was said with an act, and under which appointment; kept before its run heard of it. */
export async function findRequest(
  em: EntityManager,
  { dossierId, actId, request }: Act & { dossierId: string },
): Promise<Asked | undefined> {
  const [kept] = await prepared<Asked>(em, asking, [dossierId, actId, request]);
  return kept;
}

type Asked = Pick<RequestRow, 'data' | 'appointmentId' | 'capacity'>;

/** The reasons of the act that ended a stay at a stage; none where the limit did. */
export async function reasonsOf(
  em: EntityManager,
  at: Stay & Pick<StageRow, 'dossierId'>,
  outcome: string,
): Promise<ActRow['reasons']> {
  const { dossierId, stage, round } = at;
  return (await em.findOneBy(ActRow, { dossierId, stage, round, outcome }))?.reasons ?? [];
}

export const listConfirmations = (em: EntityManager, dossierIds: string[]): Promise<ActRow[]> =>
  em.findBy(ActRow, { dossierId: In(dossierIds), kind: 'confirmation' });

/** By the day they are for: after a jump of the date several are sent at once. */
export const listNotices = (em: EntityManager, dossierIds: string[]): Promise<NoticeRow[]> =>
  em.find(NoticeRow, { where: { dossierId: In(dossierIds) }, order: { sentOn: 'ASC', id: 'ASC' } });

/** False when this notice went out before. */
export async function insertNotice(em: EntityManager, notice: NoticeRow): Promise<boolean> {
  const insert = em.createQueryBuilder().insert().into(NoticeRow).values(notice).orIgnore().returning('id');
  return ((await insert.execute()).raw as unknown[]).length === 1;
}
