import { units as en } from './en/units';
import { learn } from './translate';
import { units as vi } from './vi/units';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
