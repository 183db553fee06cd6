import { dossier } from './vi/dossier';
import { facts } from './vi/facts';
import { operations } from './vi/operations';
import { pages } from './vi/pages';
import { shell } from './vi/shell';

export const vi = { ...shell, ...pages, ...dossier, ...facts, ...operations };
