import { figureExport as en } from './en/figure-export';
import { learn } from './translate';
import { figureExport as vi } from './vi/figure-export';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
