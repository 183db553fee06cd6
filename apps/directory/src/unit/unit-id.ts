import { uuidOf } from '@langmoi/platform/uuid-of';

/** The first day of the units of two levels: no district from here on (Luật 72/2025/QH15). */
export const twoLevelsFrom = '2025-07-01';

/** The id of a unit of before that day. One that began with it has a key of its own: the digits may be another's (ADR 27). */
export const oldId = (code: string): string => uuidOf('unit', code);
export const newId = (code: string): string => uuidOf('unit', `2025/${code}`);
