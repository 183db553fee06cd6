import type { Separation } from '@langmoi/contracts/duties';
import { Outage } from '@langmoi/contracts/problem';
import { separationFaults } from '@langmoi/domain/duties';
import { prepared, statement } from '@langmoi/platform/prepared';
import type { Parts } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import { DutyRow, SeparationRow } from './duty.entity';

export { barFor, dutyObstacle, noLongerInOffice, type Dutiful } from './duty.policy';

/** What a dossier has of duties. */
export interface DutyRows {
  /** Everybody's. */
  readonly duties: DutyRow[];
  /** For `separationOf`; null where none is loaded. */
  readonly separation: SeparationName | null;
}

type SeparationName = Pick<SeparationRow, 'id' | 'version'>;

const newest = `(SELECT json_build_object('id', id, 'version', version)
  FROM separations ORDER BY loaded_at DESC, version DESC LIMIT 1)`;

/** For the statement that reads a dossier ($1). */
export const dutyParts = ({ all }: Parts): Record<keyof DutyRows, string> => ({
  duties: all(DutyRow, 'WHERE t.dossier_id = $1'),
  separation: newest,
});

/** A version is never rewritten, so a process reads it once. */
const versionsRead = new WeakMap<EntityManager['dataSource'], Map<string, Separation>>();

/** The law by its name; without any nobody acts, so it is an outage. */
export async function separationOf(em: EntityManager, law: SeparationName | null): Promise<Separation> {
  if (law === null) throw new Outage('the separation of duties');
  const versions = versionsRead.get(em.dataSource) ?? new Map<string, Separation>();
  versionsRead.set(em.dataSource, versions);
  const name = `${law.id} version ${law.version}`;
  const separation = versions.get(name) ?? (await em.findOneByOrFail(SeparationRow, { ...law })).content;
  versions.set(name, separation);
  return separation;
}

/** The law in force. */
export async function findSeparation(em: EntityManager): Promise<Separation> {
  const [row]: { law: SeparationName | null }[] = await em.query(`SELECT ${newest} AS law`);
  return separationOf(em, row?.law ?? null);
}

/** Every duty of one person, in whatever dossier. */
export const listDutiesOf = (em: EntityManager, personId: string): Promise<DutyRow[]> =>
  em.findBy(DutyRow, { personId });

const taking = statement(`
  INSERT INTO duties (dossier_id, person_id, duty, province_id, stage, taken_on) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING`);

/** Takes a duty, once. The database itself refuses one that the law keeps apart from what the person had before. */
export async function takeDuty(em: EntityManager, duty: DutyRow): Promise<void> {
  const { dossierId, personId, duty: name, provinceId, stage, takenOn } = duty;
  await prepared(em, taking, [dossierId, personId, name, provinceId, stage, takenOn]);
}

/** Loads a version once; its pairs are what the database refuses from then on. Throws on a pair that nobody spoke of. */
export async function loadSeparation(em: EntityManager, separation: Separation): Promise<void> {
  const faults = separationFaults(separation);
  if (faults.length > 0) throw new Error(`${separation.id}: ${faults.join('; ')}`);
  const rows: unknown[] = await em.query(
    `INSERT INTO separations (id, version, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
    [separation.id, separation.version, JSON.stringify(separation)],
  );
  if (rows.length === 0) return;
  const sides = separation.apart.flatMap(({ duties }) => duties.map((duty) => ({ pair: duties.join('/'), duty })));
  await em.query('DELETE FROM incompatible_duties');
  await em.query(
    `INSERT INTO incompatible_duties (pair, duty)
     SELECT pair, duty FROM jsonb_to_recordset($1::jsonb) AS side (pair text, duty text)`,
    [JSON.stringify(sides)],
  );
}
