import { newId } from '@langmoi/platform/id';
import type { Parts } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import { AttendanceRow, MeetingRow } from './council.entity';

export type Choice = 'inFavour' | 'against' | 'blank';

/** What a dossier has of the council. */
export interface CouncilRows {
  /** By their number. */
  readonly meetings: MeetingRow[];
  /** Ids of those that the officer who reads has voted in. */
  readonly votedIn: string[];
}

/** For the statement that reads a dossier ($1) as an officer ($2) sees it. */
export const councilParts = ({ all }: Parts): Record<keyof CouncilRows, string> => ({
  meetings: all(MeetingRow, 'WHERE t.dossier_id = $1 ORDER BY t.number'),
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
  /** Officers with an appointment to the council in force. */
  readonly members: number;
}

/** The dossier is locked and no meeting is open. */
export async function convene(em: EntityManager, meeting: Convened): Promise<void> {
  const number = (await em.countBy(MeetingRow, { dossierId: meeting.dossierId })) + 1;
  await em.insert(MeetingRow, { id: newId(), number, ...meeting });
}

/**
 * Secret: the attendance says that the member voted, the sums what was chosen, and nothing joins the two. The dossier is
 * locked, so no meeting closes meanwhile. False when the member has voted before.
 */
export async function cast(
  em: EntityManager,
  meeting: MeetingRow,
  officerId: string,
  choice: Choice,
): Promise<boolean> {
  const attended: unknown[] = await em.query(
    `INSERT INTO council_attendances (meeting_id, officer_id, province_id) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [meeting.id, officerId, meeting.provinceId],
  );
  if (attended.length === 0) return false;
  await em.query(
    `UPDATE council_meetings SET present = present + 1, members = GREATEST(members, present + 1),
       in_favour = in_favour + $2, against = against + $3, blank = blank + $4 WHERE id = $1`,
    [meeting.id, Number(choice === 'inFavour'), Number(choice === 'against'), Number(choice === 'blank')],
  );
  return true;
}

export async function close(em: EntityManager, meetingId: string, closedOn: string): Promise<void> {
  await em.update(MeetingRow, { id: meetingId }, { closedOn });
}
