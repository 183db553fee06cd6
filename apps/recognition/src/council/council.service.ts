import { newId } from '@langmoi/platform/id';
import type { Parts } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import type { Seat } from '@langmoi/domain/duties';
import { insertRow } from '@langmoi/platform/rows';
import { AttendanceRow, MeetingRow, MemberRow } from './council.entity';

export type Choice = 'inFavour' | 'against' | 'blank';

/** What a dossier has of the council. */
export interface CouncilRows {
  /** By their number. */
  readonly meetings: MeetingRow[];
  /** Of all its meetings. */
  readonly roll: MemberRow[];
  /** Ids of those that the officer who reads has voted in. */
  readonly votedIn: string[];
}

/** For the statement that reads a dossier ($1) as an officer ($2) sees it. */
export const councilParts = ({ all }: Parts): Record<keyof CouncilRows, string> => ({
  meetings: all(MeetingRow, 'WHERE t.dossier_id = $1 ORDER BY t.number'),
  roll: all(
    MemberRow,
    'WHERE t.meeting_id IN (SELECT id FROM council_meetings WHERE dossier_id = $1) ORDER BY t.officer_id',
  ),
  votedIn: `(SELECT coalesce(json_agg(a.meeting_id), '[]') FROM council_meetings m
    JOIN council_attendances a ON a.meeting_id = m.id AND a.officer_id = $2 WHERE m.dossier_id = $1)`,
});

/** Open meetings of the whole province. */
export const listOpenMeetings = (em: EntityManager): Promise<MeetingRow[]> =>
  em.createQueryBuilder(MeetingRow, 'm').where('m.closedOn IS NULL').getMany();

/** Ids of the meetings that this officer has voted in. */
export const votedIn = async (em: EntityManager, officerId: string): Promise<string[]> =>
  (await em.findBy(AttendanceRow, { officerId })).map(({ meetingId }) => meetingId);

interface Convened {
  readonly provinceId: string;
  readonly dossierId: string;
  readonly stage: string;
  readonly round: number;
  readonly meetsOn: string;
}

/** Calls the roll of a new meeting. The dossier is locked and no meeting is open. */
export async function convene(em: EntityManager, meeting: Convened, seats: readonly Seat[]): Promise<void> {
  const id = newId();
  const number = (await em.countBy(MeetingRow, { dossierId: meeting.dossierId })) + 1;
  const members = seats.filter(({ cause }) => cause === null).length;
  await em.insert(MeetingRow, { id, number, members, ...meeting });
  const { provinceId } = meeting;
  for (const { officerId, cause, reason } of seats)
    await insertRow(em, MemberRow, { meetingId: id, officerId, provinceId, voting: cause === null, cause, reason });
}

/** Members who vote: what the quorum is a part of. */
const counted = `members = (SELECT count(*) FROM council_members WHERE meeting_id = $1 AND voting)`;

/**
 * Secret: the attendance says that the member voted, the sums what was chosen, and nothing joins the two. The dossier is
 * locked, so no meeting closes meanwhile. A member appointed since joins the roll. False when the member has voted before.
 */
export async function cast(
  em: EntityManager,
  meeting: MeetingRow,
  officerId: string,
  choice: Choice,
): Promise<boolean> {
  const { id, provinceId, dossierId } = meeting;
  await em.query(
    `INSERT INTO council_members (meeting_id, officer_id, province_id, voting) VALUES ($1, $2, $3, true)
     ON CONFLICT DO NOTHING`,
    [id, officerId, provinceId],
  );
  const attended: unknown[] = await em.query(
    `INSERT INTO council_attendances (meeting_id, officer_id, province_id, dossier_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [id, officerId, provinceId, dossierId],
  );
  if (attended.length === 0) return false;
  await em.query(
    `UPDATE council_meetings SET present = present + 1, ${counted},
       in_favour = in_favour + $2, against = against + $3, blank = blank + $4 WHERE id = $1`,
    [id, Number(choice === 'inFavour'), Number(choice === 'against'), Number(choice === 'blank')],
  );
  return true;
}

/** A member who has not voted stands aside: on the roll with the reason, and counted nowhere. The dossier is locked. */
export async function standAside(
  em: EntityManager,
  meeting: MeetingRow,
  officerId: string,
  reason: string,
): Promise<void> {
  await em.query(
    `INSERT INTO council_members (meeting_id, officer_id, province_id, voting, cause, reason)
     VALUES ($1, $2, $3, false, 'declared', $4)
     ON CONFLICT (meeting_id, officer_id) DO UPDATE SET voting = false, cause = 'declared', reason = excluded.reason`,
    [meeting.id, officerId, meeting.provinceId, reason],
  );
  await em.query(`UPDATE council_meetings SET ${counted} WHERE id = $1`, [meeting.id]);
}

/** A member who left office while a meeting was open: a ballot cast stays, without one they are no longer counted. */
export async function leaveCouncil(em: EntityManager, meetingId: string, officerId: string): Promise<void> {
  await em.query(
    `DELETE FROM council_members m WHERE meeting_id = $1 AND officer_id = $2
       AND NOT EXISTS (SELECT FROM council_attendances a WHERE a.meeting_id = $1 AND a.officer_id = $2)`,
    [meetingId, officerId],
  );
  await em.query(`UPDATE council_meetings SET ${counted} WHERE id = $1`, [meetingId]);
}

/** Where this officer stands on the roll of open meetings of the province; absent where the roll does not name them. */
export const rollOf = (em: EntityManager, officerId: string): Promise<MemberRow[]> =>
  em.findBy(MemberRow, { officerId });

export async function close(em: EntityManager, meetingId: string, closedOn: string): Promise<void> {
  await em.update(MeetingRow, { id: meetingId }, { closedOn });
}
