import type { FolderLines } from '@langmoi/contracts/folder';
import type { NamedHamlet, TargetMeasure } from '@langmoi/contracts/year';
import { hamletWords } from '@langmoi/domain/hamlet-words';
import { statedBy, type UnitCodes } from '@langmoi/platform/folder-lines';
import type { TargetRow } from './target/target.entity';
import { targetsAt } from './target/target';

/** The targets of every year as they stand, as lines of a folder. Pure. */
export function targetLines(rows: readonly TargetRow[], codes: UnitCodes): NonNullable<FolderLines['targets']> {
  const years = [...Map.groupBy(rows, ({ year }) => year).values()];
  return years.flatMap((own) =>
    targetsAt(own, { on: null, knownOn: null }).map(({ row: { year, key, content, asOf, source } }) => {
      const { measure, number, dueOn, wording } = content;
      return {
        ...{ year, key, kind: measure.kind, ...nothing, ...detailsOf(measure, codes), number, dueOn, asOf },
        ...{ wordingVi: wording?.vi ?? null, wordingEn: wording?.en ?? null },
        ...statedBy(source),
      };
    }),
  );
}

const nothing = {
  ...{ tier: null, units: [] as string[], hamlets: [] as string[] },
  ...{ since: null, unitVi: null, unitEn: null },
};

function detailsOf(measure: TargetMeasure, codes: UnitCodes) {
  if (measure.kind === 'districts') return { units: measure.unitIds.map((id) => codes.of(id)) };
  if (measure.kind === 'hamlets') return { hamlets: measure.hamlets.map((hamlet) => writtenHamlet(hamlet, codes)) };
  if (measure.kind === 'stated') return { unitVi: measure.unit.vi, unitEn: measure.unit.en };
  return {
    tier: measure.tier,
    ...(measure.kind === 'gain' && { since: measure.since }),
    ...(measure.kind === 'raised' && measure.districtId !== null && { units: [codes.of(measure.districtId)] }),
  };
}

const writtenHamlet = ({ communeId, kind, name }: NamedHamlet, codes: UnitCodes): string =>
  `${codes.of(communeId)} ${hamletWords[kind]} ${name}`;
