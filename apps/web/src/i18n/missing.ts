import { missing as en } from './en/missing';
import { learn } from './translate';
import { missing as vi } from './vi/missing';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
