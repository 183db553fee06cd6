import { figures as en } from './en/figures';
import { learn } from './translate';
import { figures as vi } from './vi/figures';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
