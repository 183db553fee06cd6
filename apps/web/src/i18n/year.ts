import { year as en } from './en/year';
import { learn } from './translate';
import { year as vi } from './vi/year';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
