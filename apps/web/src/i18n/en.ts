import { pages } from './en/pages';
import { shell } from './en/shell';

export const en = { ...shell, ...pages };
