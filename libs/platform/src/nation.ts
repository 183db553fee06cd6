import { uuidOf } from './uuid-of';

/** The tenant of national offices. It owns no row of a province and reads one province at a time, on record. */
export const nationId = uuidOf('nation', 'vn');
