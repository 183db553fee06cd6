import { pages } from './vi/pages';
import { shell } from './vi/shell';

/** What the first screen says; the words of the pages behind it come with them (`later.ts`). */
export const vi = { ...shell, ...pages };
