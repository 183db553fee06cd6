import { Problem } from '@langmoi/contracts/problem';
import { prepared, statement } from '@langmoi/platform/prepared';
import { In, type EntityManager } from 'typeorm';
import { EvidenceFileRow, EvidencePartRow, EvidenceRow, EvidenceWithdrawalRow } from './evidence.entity';

/** Evidence with its file, and with its withdrawal where it was withdrawn. */
export interface Known {
  readonly row: EvidenceRow;
  readonly file: EvidenceFileRow;
  readonly withdrawal: EvidenceWithdrawalRow | null;
}

interface Wanted {
  readonly provinceId: string;
  readonly criteriaSet: string;
  readonly unitId?: string;
  /** Codes of a criterion's indicators, and its number. */
  readonly codes?: readonly string[];
  readonly criterion?: number;
}

const mostListed = 5_000;

/** The newest first. */
export async function listKnown(em: EntityManager, { codes, criterion, ...own }: Wanted): Promise<Known[]> {
  const ofCriterion = criterion === undefined ? [] : [{ ...own, criterion }];
  const where = codes ? [{ ...own, code: In([...codes]) }, ...ofCriterion] : own;
  const rows = await em.find(EvidenceRow, { where, order: { recordedAt: 'DESC', id: 'DESC' }, take: mostListed });
  return knownOf(em, own.provinceId, rows);
}

/** Throws `/problems/evidence-not-found`, for another province's as well. */
export async function findKnown(em: EntityManager, id: string): Promise<Known> {
  const row = await em.findOneBy(EvidenceRow, { id });
  const [known] = row ? await knownOf(em, row.provinceId, [row]) : [];
  if (known) return known;
  throw notFound(id);
}

/** The names of files, by the ids of their evidence. */
export async function fileNamesOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await em.find(EvidenceRow, { select: { id: true, fileName: true }, where: { id: In([...ids]) } });
  return new Map(rows.map(({ id, fileName }) => [id, fileName]));
}

export const notFound = (id: string): Problem =>
  new Problem('/problems/evidence-not-found', 404, 'No such evidence', { id });

async function knownOf(em: EntityManager, provinceId: string, rows: readonly EvidenceRow[]): Promise<Known[]> {
  if (rows.length === 0) return [];
  const [files, withdrawals] = await Promise.all([
    em.findBy(EvidenceFileRow, { provinceId, sha256: In([...new Set(rows.map(({ sha256 }) => sha256))]) }),
    em.findBy(EvidenceWithdrawalRow, { provinceId, evidenceId: In(rows.map(({ id }) => id)) }),
  ]);
  const fileOf = new Map(files.map((file) => [file.sha256, file]));
  const withdrawalOf = new Map(withdrawals.map((one) => [one.evidenceId, one]));
  return rows.flatMap((row) => {
    const file = fileOf.get(row.sha256);
    return file ? [{ row, file, withdrawal: withdrawalOf.get(row.id) ?? null }] : [];
  });
}

export const findFile = (em: EntityManager, provinceId: string, sha256: string): Promise<EvidenceFileRow | null> =>
  em.findOneBy(EvidenceFileRow, { provinceId, sha256 });

/** Whoever kept the same bytes at the same time was first: theirs stays, and one's own lies in the store for the sweep. */
export async function insertFile(em: EntityManager, row: EvidenceFileRow): Promise<void> {
  await em.createQueryBuilder().insert().into(EvidenceFileRow).values(row).orIgnore().execute();
}

// — Parts —

interface UploadOf {
  readonly provinceId: string;
  readonly userId: string;
  readonly uploadId: string;
}

export async function listParts(em: EntityManager, upload: UploadOf): Promise<number[]> {
  const rows = await em.find(EvidencePartRow, { select: { no: true }, where: { ...upload }, order: { no: 'ASC' } });
  return rows.map(({ no }) => no);
}

/** A part that is here already stays as it came. */
export async function insertPart(em: EntityManager, part: UploadOf & { no: number; content: Buffer }): Promise<void> {
  await em.createQueryBuilder().insert().into(EvidencePartRow).values(part).orIgnore().execute();
}

const half = statement(
  'SELECT coalesce(sum(octet_length(content)), 0)::int AS bytes FROM evidence_parts WHERE province_id = $1 AND user_id = $2',
);

/** Bytes of a person's files on their way. */
export async function bytesUnderWay(em: EntityManager, { provinceId, userId }: UploadOf): Promise<number> {
  const [row] = await prepared<{ bytes: number }>(em, half, [provinceId, userId]);
  return row?.bytes ?? 0;
}

/** The file that the parts make, or undefined while one of them is missing. */
export async function joinedParts(em: EntityManager, upload: UploadOf, parts: number): Promise<Buffer | undefined> {
  const rows = await em.find(EvidencePartRow, { where: { ...upload }, order: { no: 'ASC' } });
  const isWhole = rows.length === parts && rows.every(({ no }, at) => no === at);
  return isWhole ? Buffer.concat(rows.map(({ content }) => content)) : undefined;
}

export async function deleteParts(em: EntityManager, upload: UploadOf): Promise<void> {
  await em.delete(EvidencePartRow, { ...upload });
}

/** Parts whose file nobody bound within a day. */
export async function deleteOldParts(em: EntityManager, provinceId: string): Promise<void> {
  await em.query(`DELETE FROM evidence_parts WHERE province_id = $1 AND sent_at < now() - interval '1 day'`, [
    provinceId,
  ]);
}

/** Of these names of the store those that a row names. */
export async function namesKept(em: EntityManager, provinceId: string, names: readonly string[]): Promise<Set<string>> {
  const rows = await em.find(EvidenceFileRow, { select: { name: true }, where: { provinceId, name: In([...names]) } });
  return new Set(rows.map(({ name }) => name));
}
