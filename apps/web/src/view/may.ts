import type { SessionView } from '@langmoi/contracts/gateway';

/** What the tables of access give an office, as `service.action`: pages and choices are offered by it, never by a role. */
export const may = (session: SessionView | null | undefined, action: string): boolean =>
  session?.may.includes(action) ?? false;
