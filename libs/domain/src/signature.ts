import type { Capacity } from '@langmoi/contracts/caller';

/** The head and the deputy of an office, as they stand above a name. */
const heads: Readonly<Record<string, readonly [head: string, deputy: string]>> = {
  ppcChairman: ['CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  peoplesCommittee: ['CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  fatherlandFront: ['CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  coordinationOffice: ['CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
  appraisalCouncil: ['CHỦ TỊCH HỘI ĐỒNG', 'PHÓ CHỦ TỊCH HỘI ĐỒNG'],
};

/** Of an office whose head's title is not known by its kind: a department, the police, the statistics office. */
const anyHead = ['THỦ TRƯỞNG', 'PHÓ THỦ TRƯỞNG'] as const;

/** How a committee speaks that decides as one. */
const collective: Readonly<Record<string, string>> = {
  peoplesCommittee: 'TM. ỦY BAN NHÂN DÂN',
  fatherlandFront: 'TM. BAN THƯỜNG TRỰC',
};

/**
 * The lines above the name, as Decree 30/2020/NĐ-CP, article 13 and appendix I, has them: KT. for the head and the
 * deputy's own title below, TUQ. by delegated authority, TL. by order. In one's own right the chairman signs as such; an
 * officer who enters an act for an office signs nothing, and has no lines.
 */
export function signatureLines(office: string, capacity: Capacity): string[] {
  const [head, deputy] = heads[office] ?? anyHead;
  const whole = collective[office];
  const before = whole === undefined ? [] : [whole];
  switch (capacity) {
    case 'own':
      return office === 'ppcChairman' ? [head] : [];
    case 'forHead':
      return [...before, `KT. ${head}`, deputy];
    case 'underAuthority':
      return [`TUQ. ${head}`];
    case 'byOrder':
      return [`TL. ${head}`];
  }
}
