import { rulesFor } from '@langmoi/domain/units/succession';
import type { EntityManager } from 'typeorm';
import { enteredByNation, type Told } from '../register/register.service';
import type { UnitRow } from '../unit/unit.entity';
import { sharesOf } from './national-shares';
import type { ProposalRow } from './unit-change.entity';
import { insertProposal, listNational, listRules } from './unit-change.repository';

/** A share that the register tells no more, and why. */
export interface Withdrawn {
  readonly share: ProposalRow;
  readonly reason: string;
}

/**
 * Adds to a province's own, approved, what the register tells of the nation's decisions and is not there yet; answers with
 * what is there and the register tells no more, which is still to be taken back.
 */
export async function keepShares(
  em: EntityManager,
  provinceId: string,
  { units, history, events }: Told & { readonly units: readonly UnitRow[] },
): Promise<Withdrawn[]> {
  const papers = history.events.filter(({ change }) => change.decision !== null).map(({ id }) => id);
  const known = await listNational(em, provinceId);
  if (papers.length + known.length === 0) return [];
  const shares = sharesOf(history, { units, national: await enteredByNation(em, papers) });
  const ids = new Set(known.map(({ id }) => id));
  const fresh = shares.filter(({ id }) => !ids.has(id));
  const law = fresh.length > 0 ? await listRules(em) : [];
  for (const { chosen, ...share } of fresh) {
    const rules = rulesFor(law, { on: share.effectiveOn, chosen });
    const byNobody = { enteredBy: [], approvedBy: null, tookEffectOn: null, reversal: null };
    await insertProposal(em, { ...share, ...byNobody, national: true, state: 'approved', rules, version: 1 });
  }
  const told = new Set(shares.map(({ id }) => id));
  return known
    .filter(({ id, state }) => state !== 'reversed' && !told.has(id))
    .map((share) => {
      const corrections = events.filter(({ about }) => about !== null && share.eventIds.includes(about));
      return { share, reason: corrections.at(-1)?.reason ?? corrected };
    });
}

const corrected = 'Sổ đơn vị hành chính đã được sửa';
