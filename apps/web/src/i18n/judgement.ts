import { judgement as en } from './en/judgement';
import { learn } from './translate';
import { judgement as vi } from './vi/judgement';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
