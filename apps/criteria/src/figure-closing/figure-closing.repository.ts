import type { EntityManager } from 'typeorm';
import type { Closed } from '@langmoi/domain/closed-figures';
import { FigureClosingRow, FigureOpeningRow } from './figure-closing.entity';

/** For a statement of several parts: the closing that stands in the bound province as `Closed`, or null. */
export const closedPart = `(
  SELECT json_build_object('until', c.until_on, 'source', c.source, 'role', c.role, 'knownOn', c.known_on)
    FROM figure_closings c
   WHERE NOT EXISTS (SELECT FROM figure_openings o WHERE o.closing_id = c.id)
   ORDER BY c.until_on DESC LIMIT 1)`;

/** The closing that stands in the bound province; asked under the lock of what is to be said, as a closing takes all. */
export async function closedNow(em: EntityManager): Promise<Closed | null> {
  const [read]: { closed: Closed | null }[] = await em.query(`SELECT ${closedPart} AS closed`);
  return read?.closed ?? null;
}

export const listClosings = (em: EntityManager): Promise<FigureClosingRow[]> => em.find(FigureClosingRow);

export const listOpenings = (em: EntityManager): Promise<FigureOpeningRow[]> => em.find(FigureOpeningRow);
