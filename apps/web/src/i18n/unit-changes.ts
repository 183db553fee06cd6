import { unitChanges as en } from './en/unit-changes';
import { learn } from './translate';
import { unitChanges as vi } from './vi/unit-changes';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi, en });
