import { closing as en } from './en/closing';
import { learn } from './translate';
import { closing as vi } from './vi/closing';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
