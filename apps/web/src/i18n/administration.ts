import { administration as enAdministration } from './en/administration';
import { powers as enPowers } from './en/powers';
import { provinces as enProvinces } from './en/provinces';
import { learn } from './translate';
import { administration as viAdministration } from './vi/administration';
import { powers as viPowers } from './vi/powers';
import { provinces as viProvinces } from './vi/provinces';

/** Imported by the pages that say these words; loaded with them. */
learn({
  vi: { ...viAdministration, ...viPowers, ...viProvinces },
  en: { ...enAdministration, ...enPowers, ...enProvinces },
});
