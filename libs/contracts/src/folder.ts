import { z } from 'zod';
import { command, FilePart, question } from './api';
import { Capacity, Role } from './caller';
import { DateOnly, Dong, Source, Tier, Year } from './common';
import { MeasuredValue } from './criteria-facts';
import { TitleDefinition, TitleSubject } from './culture';
import { defineEvent, type EventOf } from './envelope';
import { FundingSource, LineKey, FundingMeasure, Programme } from './funding';
import { CountingUnit, PolicyDefinition, SupportKey, SupportMeasure } from './poverty';
import { OrganisationKind } from './directory';
import { UnitKind } from './units';
import { TargetContent, TargetKey, TargetMeasure } from './year';

const targetKinds = TargetMeasure.options.map(({ shape }) => shape.kind.value);

/** Where a line of the folder was read. */
const stated = { document: z.string(), documentDate: DateOnly.nullable() };
const decided = { decisionNumber: z.string(), decisionDate: DateOnly, decisionAuthority: z.string() };

/** The lines of each file of a province's folder, as `docs/province-folder.md` describes them; units by their codes. */
export const folderLines = {
  province: z.object({
    ...{ code: z.string(), name: z.string(), kind: UnitKind.extract(['province', 'city']) },
    /** The day that the folder tells of: by it the units, the law, and a rehearsal's own calendar begin. */
    day: DateOnly,
    /** A made-up province, or a rehearsal of a real one: it has a date of its own. */
    rehearsal: z.boolean(),
    ...decided,
  }),
  units: z.object({
    code: z.string(),
    level: z.enum(['district', 'commune']),
    kind: UnitKind,
    name: z.string(),
    parentCode: z.string(),
  }),
  organisations: z.object({ unitCode: z.string(), kind: OrganisationKind, name: z.string() }),
  officers: z.object({
    ...{ account: z.string(), displayName: z.string(), homeUnitCode: z.string().nullable() },
    ...{ organisation: z.string(), unitCode: z.string(), role: Role, fromOn: DateOnly, toOn: DateOnly.nullable() },
    ...decided,
    ...{ capacity: Capacity, onBehalfOf: z.string().nullable() },
  }),
  criteriaSets: z.object({ criteriaSet: z.string() }),
  leads: z.object({ criteriaSet: z.string(), criteria: z.array(z.number()), organisation: z.string(), ...stated }),
  registrations: z.object({
    ...{ communeCode: z.string(), tier: Tier, year: Year },
    /** What the commune lacked at the beginning, of which set and on which day; null: nothing is said. */
    ...{ criteriaSet: z.string().nullable(), missing: z.array(z.number()), asOf: DateOnly.nullable() },
    ...stated,
  }),
  /** What a commune said of itself, or another paper than its registration's says of it. */
  assessments: z.object({
    ...{ communeCode: z.string(), tier: Tier, criteriaSet: z.string() },
    ...{ missing: z.array(z.number()), noData: z.array(z.number()), asOf: DateOnly },
    ...stated,
  }),
  /** What counts of an indicator on a day, and which office of the province confirmed it. */
  figures: z.object({
    ...{ communeCode: z.string(), criteriaSet: z.string(), indicator: z.string(), asOf: DateOnly },
    ...{ value: MeasuredValue, confirmedBy: z.string().nullable() },
    ...stated,
  }),
  /** What papers set as targets of a year: columns beside the kind say what it counts, see `TargetMeasure`. */
  targets: z.object({
    ...{ year: Year, key: TargetKey, kind: z.enum(targetKinds), tier: Tier.nullable() },
    /** Districts by code; hamlets as `97011 ấp An Hòa`. */
    ...{ units: z.array(z.string()), hamlets: z.array(z.string()), since: DateOnly.nullable() },
    ...{ unitVi: z.string().nullable(), unitEn: z.string().nullable() },
    ...{ number: z.number(), dueOn: DateOnly, wordingVi: z.string().nullable(), wordingEn: z.string().nullable() },
    asOf: DateOnly,
    ...stated,
  }),
  recognised: z.object({
    ...{ communeCode: z.string(), tier: Tier, decisionNumber: z.string().nullable(), asOf: DateOnly },
    ...stated,
  }),
  funding: z.object({
    ...{ year: Year, programme: Programme, fundingSource: FundingSource, measure: FundingMeasure },
    ...{ amount: Dong.nullable(), planned: Dong.nullable(), asOf: DateOnly },
    ...stated,
  }),
  policies: z.object({
    ...{ id: PolicyDefinition.shape.id, titleVi: z.string(), titleEn: z.string(), parent: z.string().nullable() },
    ...{ countingUnit: CountingUnit, legalBasis: z.string().nullable() },
  }),
  supports: z.object({
    ...{ year: Year, policy: z.string(), measure: SupportMeasure },
    ...{ count: z.number().nullable(), amount: Dong.nullable(), asOf: DateOnly },
    ...stated,
  }),
  titles: z.object({
    ...{ id: PolicyDefinition.shape.id, titleVi: z.string(), titleEn: z.string(), subject: TitleSubject },
    ...{ universeVi: z.string(), universeEn: z.string(), legalBasis: z.string().nullable() },
  }),
  holdings: z.object({
    ...{ unitCode: z.string(), title: z.string(), holders: z.number().nullable(), universe: z.number().nullable() },
    asOf: DateOnly,
    ...stated,
  }),
  /** Up to which days figures are closed, by which paper, and on which day they were; opened ones are history. */
  closings: z.object({ until: DateOnly, closedOn: DateOnly, ...stated }),
} as const;
export type FolderPart = keyof typeof folderLines;
export type FolderLine<P extends FolderPart> = z.infer<(typeof folderLines)[P]>;

/** A province's folder, read: the lines of its files, in their order. */
export const ProvinceFolder = z.object({
  province: folderLines.province,
  units: z.array(folderLines.units),
  organisations: z.array(folderLines.organisations),
  officers: z.array(folderLines.officers),
  criteriaSets: z.array(folderLines.criteriaSets),
  leads: z.array(folderLines.leads),
  registrations: z.array(folderLines.registrations),
  assessments: z.array(folderLines.assessments),
  figures: z.array(folderLines.figures),
  targets: z.array(folderLines.targets),
  recognised: z.array(folderLines.recognised),
  funding: z.array(folderLines.funding),
  policies: z.array(folderLines.policies),
  supports: z.array(folderLines.supports),
  titles: z.array(folderLines.titles),
  holdings: z.array(folderLines.holdings),
  closings: z.array(folderLines.closings),
});
export type ProvinceFolder = z.infer<typeof ProvinceFolder>;

/** What is wrong with a folder, and where; `line` and `column` null: with the file. In the reader's language. */
export const FolderFault = z.object({
  file: z.string(),
  line: z.number().int().positive().nullable(),
  column: z.string().nullable(),
  detail: z.string(),
  remedy: z.string(),
});
export type FolderFault = z.infer<typeof FolderFault>;

/** What came of a folder. With a fault, nothing of it is kept. */
export const FolderAnswer = z.object({
  dryRun: z.boolean(),
  /** `taken`: kept now. `known`: this very folder was kept before. `refused`: it has faults. `fit`: a dry run without. */
  outcome: z.enum(['taken', 'known', 'refused', 'fit']),
  /** Null while the folder does not say which. */
  provinceId: z.uuid().nullable(),
  /** Lines by file, as it was sent. */
  files: z.array(z.object({ file: z.string(), lines: z.number().int().nonnegative() })),
  faults: z.array(FolderFault),
  /** What the law has not given for the folder's day. */
  missingLaw: z.array(z.string()),
});
export type FolderAnswer = z.infer<typeof FolderAnswer>;

/** What a service knows now of a province's folder, as lines of it: of the parts whose facts it keeps. */
export const FolderLines = ProvinceFolder.omit({ province: true }).partial();
export type FolderLines = z.infer<typeof FolderLines>;

/** A province as `directory` knows it now, and the folder that was taken in last; null: no folder made this province. */
export const ProvinceNow = z.object({
  now: ProvinceFolder.pick({
    province: true,
    units: true,
    organisations: true,
    officers: true,
    leads: true,
  }).nullable(),
  taken: ProvinceFolder.nullable(),
});
export type ProvinceNow = z.infer<typeof ProvinceNow>;

/** What a province still lacks before every procedure can run in it; computed when asked, from what is there. */
export const ReadinessItem = z.object({
  /** What is looked at, as the screens name it. */
  name: z.enum([
    'districtOffices',
    'communeOffices',
    'fronts',
    'coordination',
    'council',
    'chairman',
    'leads',
    'criteriaSets',
    'procedures',
    'administrators',
  ]),
  done: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  /** Units, criteria or tiers that are left, by name; at most twenty. */
  left: z.array(z.string()),
  /** Whether the province can do it itself; false: the law has yet to come. */
  ours: z.boolean(),
});
export type ReadinessItem = z.infer<typeof ReadinessItem>;

const byProvince = z.object({ provinceId: z.uuid() });

/** A province's folder: part of directory's API. */
export const folderApi = {
  importProvince: command({
    path: '/province-folders',
    summary: 'A province from its folder: several CSV or XLSX files, or a ZIP of them; a dry run says what is wrong',
    body: z.object({ dryRun: z.enum(['true', 'false']).default('true'), file: FilePart }),
    bodyKind: 'multipart',
    answer: FolderAnswer,
    problems: ['/problems/not-permitted', '/problems/file-not-readable'],
  }),
  exportProvince: question({
    path: '/provinces/:provinceId/folder',
    summary: 'What directory knows now of a province’s folder, and the folder that was taken in last',
    params: byProvince,
    answer: ProvinceNow,
    problems: ['/problems/not-permitted', '/problems/province-not-found'],
  }),
  viewReadiness: question({
    path: '/provinces/:provinceId/readiness',
    summary: 'What a province still lacks before every procedure can run in it',
    params: byProvince,
    answer: z.array(ReadinessItem),
    problems: ['/problems/not-permitted', '/problems/province-not-found'],
  }),
};

/** Served by every service whose facts a folder has: each tells its own, by the units' codes of now. */
export const folderLinesApi = {
  listFolderLines: question({
    path: '/folder-lines',
    summary: 'What the service knows now of the province’s folder, as lines of it',
    answer: FolderLines,
    problems: ['/problems/not-permitted'],
  }),
};

/** A line's place by the id of its unit, and where it was read. */
const said = { asOf: DateOnly, source: Source };

/**
 * Subject: the province. What a folder says beside units, offices and officers, for the services whose facts it is; a
 * large folder comes in several, each naming what it needs before what needs it. The same again says nothing new.
 */
export const ProvinceOpened = defineEvent({
  source: '/directory',
  type: 'directory.province.opened',
  topic: 'langmoi.directory.province.v1',
  summary: 'Opening facts of a province from its folder: for criteria, funding, poverty, culture and recognition',
  data: z.object({
    criteriaSets: z.array(
      z.object({
        id: z.string(),
        leads: z.array(z.object({ criterion: z.number().int(), organisationName: z.string(), source: Source })),
      }),
    ),
    registrations: z.array(
      z.object({
        ...{ communeId: z.uuid(), tier: Tier, year: Year, source: Source },
        assessment: z
          .object({ criteriaSet: z.string(), missing: z.array(z.number().int()), asOf: DateOnly })
          .nullable(),
      }),
    ),
    assessments: z
      .array(
        z.object({
          ...{ communeId: z.uuid(), tier: Tier, criteriaSet: z.string() },
          ...{ missing: z.array(z.number().int()), noData: z.array(z.number().int()), ...said },
        }),
      )
      .exactOptional(),
    figures: z
      .array(
        z.object({
          ...{ communeId: z.uuid(), criteriaSet: z.string(), indicator: z.string(), value: MeasuredValue },
          ...{ confirmedBy: z.uuid().nullable(), rehearsal: z.boolean(), ...said },
        }),
      )
      .exactOptional(),
    targets: z.array(z.object({ year: Year, key: TargetKey, content: TargetContent, ...said })).exactOptional(),
    recognised: z.array(
      z.object({
        ...{ communeId: z.uuid(), districtId: z.uuid(), tier: Tier, decisionNumber: z.string().nullable() },
        ...said,
      }),
    ),
    funding: z.array(LineKey.extend({ amount: Dong.nullable(), planned: Dong.nullable(), ...said })),
    policies: z.array(PolicyDefinition),
    supports: z.array(SupportKey.extend({ count: z.number().int().nullable(), amount: Dong.nullable(), ...said })),
    titles: z.array(TitleDefinition),
    holdings: z.array(
      z.object({
        ...{ unitId: z.uuid(), title: z.string(), holders: z.number().int().nullable() },
        ...{ universe: z.number().int().nullable(), ...said },
      }),
    ),
    closings: z
      .array(z.object({ until: DateOnly, closedOn: DateOnly, rehearsal: z.boolean(), source: Source }))
      .exactOptional(),
  }),
});
export type ProvinceOpened = EventOf<typeof ProvinceOpened>;
