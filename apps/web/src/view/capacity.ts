import type { Capacity, Role } from '@langmoi/contracts/caller';
import { translateMaybe, type Language } from '../i18n/translate';

const prefixes: Readonly<Record<Capacity, string>> = {
  own: '',
  forHead: 'KT.',
  underAuthority: 'TUQ.',
  byOrder: 'TL.',
};

/**
 * How an office is signed for, as papers write it before the head's title (Decree 30/2020/NĐ-CP, article 13 and annex I):
 * "KT. Chủ tịch". Empty in one's own right.
 */
export function capacityText(capacity: Capacity | undefined, role: Role | undefined, language: Language): string {
  const prefix = prefixes[capacity ?? 'own'];
  if (!prefix) return '';
  const head = (role && translateMaybe(language, `head.${role}`)) ?? translateMaybe(language, 'head.other') ?? '';
  return `${prefix} ${head}`.trim();
}
