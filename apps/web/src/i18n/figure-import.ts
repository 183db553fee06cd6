import { figureImport as en } from './en/figure-import';
import { learn } from './translate';
import { figureImport as vi } from './vi/figure-import';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
