import { households as en } from './en/households';
import { learn } from './translate';
import { households as vi } from './vi/households';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
