import { dossier } from './vi/dossier';
import { pages } from './vi/pages';
import { shell } from './vi/shell';

export const vi = { ...shell, ...pages, ...dossier };
