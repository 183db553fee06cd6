import { dossier } from './en/dossier';
import { facts } from './en/facts';
import { operations } from './en/operations';
import { pages } from './en/pages';
import { shell } from './en/shell';

export const en = { ...shell, ...pages, ...dossier, ...facts, ...operations };
