import { readCountry, type Country } from '../src/country/trees';

/** Of the country what became Vĩnh Long on 01/7/2025, for specs that need no more. */
export function vinhLongAlone(): Country {
  const { before, since, successions } = readCountry();
  const [old, today] = [new Set(['83', '84', '86']), '86'];
  const districts = before.districts.filter(({ parentCode }) => old.has(parentCode ?? ''));
  const codes = new Set(districts.map(({ code }) => code));
  const names = new Set(['Tỉnh Bến Tre', 'Tỉnh Trà Vinh', 'Tỉnh Vĩnh Long']);
  return {
    before: {
      provinces: before.provinces.filter(({ code }) => old.has(code)),
      districts,
      communes: before.communes.filter(({ parentCode }) => codes.has(parentCode ?? '')),
    },
    since: {
      provinces: since.provinces.filter(({ code }) => code === today),
      communes: since.communes.filter(({ parentCode }) => parentCode === today),
    },
    successions: successions.filter(({ old: { path } }) => path && names.has(path[2])),
  };
}
