import type { HamletKind } from '@langmoi/contracts/unit-facts';

/** What papers call each kind of hamlet. */
export const hamletWords: Readonly<Record<HamletKind, string>> = {
  ...{ ap: 'ấp', khom: 'khóm', thon: 'thôn', ban: 'bản', toDanPho: 'tổ dân phố' },
};

/** A hamlet as a line of a folder names it. */
export interface HamletWords {
  readonly communeCode: string;
  readonly kind: HamletKind;
  readonly name: string;
}

/** A hamlet as `hamletWords` writes it; undefined for anything else. Pure. */
export function writtenHamlet(text: string): HamletWords | undefined {
  for (const [kind, word] of Object.entries(hamletWords) as [HamletWords['kind'], string][]) {
    const [, communeCode, name] = new RegExp(`^(\\d{1,5}) ${word} (\\S.{0,119})$`).exec(text) ?? [];
    if (communeCode && name) return { communeCode, kind, name };
  }
  return undefined;
}
