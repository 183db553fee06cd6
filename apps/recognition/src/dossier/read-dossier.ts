import { prepared } from '@langmoi/platform/prepared';
import { rowsFrom, statementOf } from '@langmoi/platform/rows';
import type { StageEntry } from '@langmoi/workflows/dossier/activities';
import type { EntityManager } from 'typeorm';
import { councilParts, type CouncilRows } from '../council/council.service';
import { documentParts, type DocumentRows } from '../document/document.service';
import { dutyParts, type DutyRows } from '../duty/duty.service';
import { handoverParts, type HandoverRows } from '../handover/handover.service';
import { clockPart, referenceParts, type ReferenceRows } from '../reference/reference.service';
import { calendarsPart } from '../regime/regime.service';
import { successionParts, type SuccessionRows } from '../succession/succession.service';
import { titleParts, type TitleRows } from '../title/title.service';
import { ActRow, DossierRow, NoticeRow, StageRow } from './dossier.entity';
import { dossierNotFound } from './dossier.repository';

/** The rows of one dossier, of its offices and of its date, as one snapshot of the database. */
export interface DossierRows
  extends CouncilRows, DocumentRows, DutyRows, HandoverRows, ReferenceRows, SuccessionRows, TitleRows {
  readonly dossier: DossierRow;
  /** In the order in which they were entered. */
  readonly stages: StageRow[];
  /** In the order in which they were done. */
  readonly acts: ActRow[];
  /** By the day they are for: after a jump of the date several are sent at once. */
  readonly notices: NoticeRow[];
  /** For `calendarFrom`. */
  readonly calendars: string;
  /** Requests of which nobody knows whether the run heard. */
  readonly unanswered: { readonly actId: string; readonly fingerprint: string }[];
}

/**
 * Each module says what of it belongs to a dossier: $1, whose row is `d` (with `unit_above`, its district's province), as
 * the officer $2 stands to it.
 */
const reading = statementOf<keyof DossierRows>(
  (parts) => ({
    dossier: parts.one(DossierRow, 'WHERE t.id = $1'),
    stages: parts.all(StageRow, 'WHERE t.dossier_id = $1 ORDER BY t.seq'),
    acts: parts.all(ActRow, 'WHERE t.dossier_id = $1 ORDER BY t.seq'),
    notices: parts.all(NoticeRow, 'WHERE t.dossier_id = $1 ORDER BY t.sent_on, t.id'),
    unanswered: `(SELECT coalesce(json_agg(json_build_object('actId', act_id, 'fingerprint', fingerprint)), '[]')
      FROM dossier_requests WHERE dossier_id = $1 AND answered_at IS NULL)`,
    calendars: calendarsPart,
    ...councilParts(parts),
    ...documentParts(parts),
    ...dutyParts(parts),
    ...handoverParts(parts),
    ...referenceParts(parts),
    ...successionParts(parts),
    ...titleParts(parts),
  }),
  `WITH d AS MATERIALIZED (
     SELECT commune_id, district_id, tier, criteria_set,
            (SELECT parent_id FROM directory_units WHERE id = district_id) AS unit_above
       FROM dossiers WHERE id = $1)`,
);

/** One statement. Throws `/problems/dossier-not-found`, for another province's as well. */
export async function readDossier(em: EntityManager, id: string, userId: string): Promise<DossierRows> {
  const [rows] = await prepared<Found<DossierRows>>(em, reading(em), [id, userId]);
  if (!rows?.dossier) throw dossierNotFound(id);
  rowsFrom(em, DossierRow, [rows.dossier]);
  rowsFrom(em, ActRow, rows.acts);
  return rows;
}

type Found<Rows> = Rows | (Rows & { readonly dossier: null });

/** What entering a stage needs to know: the dossier, the date, and whether it was done before. */
export interface EntryRows extends Pick<DossierRows, 'dossier' | 'clock' | 'calendars'> {
  readonly known: StageRow | null;
  /** Of the act that ended the stay before; none where the limit did. */
  readonly reasons: ActRow['reasons'];
}

const entering = statementOf<keyof EntryRows>((parts) => ({
  dossier: parts.one(DossierRow, 'WHERE t.id = $1'),
  clock: clockPart(parts),
  calendars: calendarsPart,
  known: parts.one(StageRow, 'WHERE t.dossier_id = $1 AND t.stage = $2 AND t.round = $3'),
  reasons: `coalesce((SELECT to_json(reasons) FROM dossier_acts
    WHERE dossier_id = $1 AND stage = $4 AND round = $5 AND outcome = $6 LIMIT 1), '[]')`,
}));

/** One statement. Throws `/problems/dossier-not-found`. */
export async function readEntry(em: EntityManager, { dossierId, stage, round, after }: StageEntry): Promise<EntryRows> {
  const before = [after?.stage ?? null, after?.round ?? null, after?.outcome ?? null];
  const [rows] = await prepared<Found<EntryRows>>(em, entering(em), [dossierId, stage, round, ...before]);
  if (!rows?.dossier) throw dossierNotFound(dossierId);
  return rows;
}
