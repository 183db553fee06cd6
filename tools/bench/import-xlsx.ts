import { importing } from './import';

/** The same from a workbook, which is what most provinces have. */
export const workload = importing('xlsx');
