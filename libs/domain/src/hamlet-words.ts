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
