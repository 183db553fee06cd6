import { listImport as en } from './en/list-import';
import { learn } from './translate';
import { listImport as vi } from './vi/list-import';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
