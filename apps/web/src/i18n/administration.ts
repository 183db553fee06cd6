import { administration as enAdministration } from './en/administration';
import { powers as enPowers } from './en/powers';
import { learn } from './translate';
import { administration as viAdministration } from './vi/administration';
import { powers as viPowers } from './vi/powers';

/** Imported by the pages that say these words; loaded with them. */
learn({ vi: { ...viAdministration, ...viPowers }, en: { ...enAdministration, ...enPowers } });
