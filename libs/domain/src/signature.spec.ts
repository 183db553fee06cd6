import { signatureLines } from './signature';

it.each([
  ['ppcChairman', 'own', ['CHỦ TỊCH']],
  ['ppcChairman', 'forHead', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
  ['ppcChairman', 'underAuthority', ['TUQ. CHỦ TỊCH']],
  ['ppcChairman', 'byOrder', ['TL. CHỦ TỊCH']],
  ['peoplesCommittee', 'forHead', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
  ['coordinationOffice', 'forHead', ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG']],
  ['department', 'forHead', ['KT. THỦ TRƯỞNG', 'PHÓ THỦ TRƯỞNG']],
  ['department', 'byOrder', ['TL. THỦ TRƯỞNG']],
  ['peoplesCommittee', 'own', []],
] as const)('writes above the name for %s %s what Decree 30/2020 asks', (office, capacity, lines) => {
  expect(signatureLines(office, capacity)).toEqual(lines);
});
