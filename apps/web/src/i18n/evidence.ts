import { evidence as en } from './en/evidence';
import { learn } from './translate';
import { evidence as vi } from './vi/evidence';

/** Imported by what says these words; loaded with it. */
learn({ vi, en });
