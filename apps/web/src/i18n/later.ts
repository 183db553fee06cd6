import { dossier as enDossier } from './en/dossier';
import { facts as enFacts } from './en/facts';
import { operations as enOperations } from './en/operations';
import { learn } from './translate';
import { dossier as viDossier } from './vi/dossier';
import { facts as viFacts } from './vi/facts';
import { operations as viOperations } from './vi/operations';

/** The words of every page behind the first one; the router waits for them with the page. */
learn({ vi: { ...viDossier, ...viFacts, ...viOperations }, en: { ...enDossier, ...enFacts, ...enOperations } });
