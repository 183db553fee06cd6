import { criteriaSets as en } from './en/criteria-sets';
import { learn } from './translate';
import { criteriaSets as vi } from './vi/criteria-sets';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
