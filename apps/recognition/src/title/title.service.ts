import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { TitleStated } from '@langmoi/contracts/titles';
import type { Source, Tier } from '@langmoi/contracts/common';
import type { IssuedDecision } from '@langmoi/domain/procedures/decision';
import { newId } from '@langmoi/platform/id';
import { append } from '@langmoi/platform/outbox';
import type { Parts } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import { DecisionRow, TitleRow } from './title.entity';

/** What a dossier has of its end. */
export interface TitleRows {
  readonly decision: DecisionRow | null;
}

/** For the statement that reads a dossier ($1). */
export const titleParts = ({ one }: Parts): Record<keyof TitleRows, string> => ({
  decision: one(DecisionRow, 'WHERE t.dossier_id = $1'),
});

export { heldOf, titlesTouched } from './standing';

/** By which appointment, in which capacity, for whom and by which paper. */
export type Signed = Pick<DecisionRow, 'appointmentId' | 'capacity' | 'onBehalfOf' | 'mandate'>;

interface OfDossier {
  readonly id: string;
  readonly provinceId: string;
  readonly communeId: string;
  readonly tier: Tier;
  readonly rehearsal: boolean;
}

/** Every title of the province. */
export const listTitles = (em: EntityManager): Promise<TitleRow[]> => em.find(TitleRow, { order: { id: 'ASC' } });

/** Every decision of the province. */
export const listDecisions = (em: EntityManager): Promise<DecisionRow[]> => em.find(DecisionRow);

/** The decision and the title it gives. Two that take one number at once: the second is refused. */
export async function issue(
  em: EntityManager,
  dossier: OfDossier,
  decision: IssuedDecision,
  signed: Signed,
): Promise<void> {
  const { id: dossierId, provinceId, communeId, tier, rehearsal } = dossier;
  const row = {
    id: newId(),
    provinceId,
    dossierId,
    year: yearOf(decision.signedOn),
    ...decision,
    ...signed,
    rehearsal,
  };
  const { raw } = await em
    .createQueryBuilder()
    .insert()
    .into(DecisionRow)
    .values(row)
    .orIgnore()
    .returning('id')
    .execute();
  if ((raw as unknown[]).length === 0) throw numberTaken(decision.number);
  await em.query(
    `INSERT INTO titles (id, province_id, commune_id, tier, basis, dossier_id, decision_number, as_of)
     VALUES ($1, $2, $3, $4, 'decided', $5, $6, $7)
     ON CONFLICT ON CONSTRAINT uq_titles_basis DO UPDATE
       SET dossier_id = excluded.dossier_id, decision_number = excluded.decision_number, as_of = excluded.as_of`,
    [newId(), provinceId, communeId, tier, dossierId, decision.number, decision.effectiveOn],
  );
}

export async function announce(em: EntityManager, dossierId: string, on: string, means: string): Promise<void> {
  await em.update(DecisionRow, { dossierId }, { announcedOn: on, announcedByMeans: means });
}

export interface StatedTitle {
  readonly id: string;
  readonly communeId: string;
  readonly districtId: string;
  readonly tier: Tier;
  readonly decisionNumber: string | null;
  readonly asOf: string;
  readonly source: Source;
}

/** A title from before this system, kept and told once; true the first time. */
export async function state(em: EntityManager, caller: Caller, title: StatedTitle): Promise<boolean> {
  const { id, communeId, districtId, tier, decisionNumber, asOf, source } = title;
  const rows: unknown[] = await em.query(
    `INSERT INTO titles (id, province_id, commune_id, tier, basis, decision_number, as_of, source)
     VALUES ($1, $2, $3, $4, 'stated', $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
    [id, caller.provinceId, communeId, tier, decisionNumber, asOf, JSON.stringify(source)],
  );
  if (rows.length === 0) return false;
  const data = { communeId, districtId, tier, decisionNumber, asOf, source };
  await append(em, caller, TitleStated, { subject: communeId, data });
  return true;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

const numberTaken = (number: string): Problem =>
  new Problem('/problems/decision-number-taken', 409, 'This decision number is already another commune’s', { number });
