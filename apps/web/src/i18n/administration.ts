import { administration as en } from './en/administration';
import { learn } from './translate';
import { administration as vi } from './vi/administration';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
