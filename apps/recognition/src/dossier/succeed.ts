import type { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import { DossierSucceeded } from '@langmoi/contracts/recognition';
import type { Caller } from '@langmoi/contracts/caller';
import {
  dossierSucceeded,
  heirOf,
  takenOver,
  together,
  toldBy,
  type DossierPlace,
} from '@langmoi/domain/units/succession';
import { append } from '@langmoi/platform/outbox';
import type { EntityManager } from 'typeorm';
import { heldOf, listTitles, titlesTouched } from '../title/title.service';
import {
  findChange,
  insertSuccessions,
  keepChange,
  listOfChange,
  listOfTitles,
  rowOf,
  settleSuccessions,
  type SuccessionRow,
} from '../succession/succession.service';
import type { DossierRow } from './dossier.entity';
import { lockDossiers, lockOpen, placeDossiers } from './dossier.repository';

type Change = UnitsSucceeded['data'];

/**
 * Units changed, or did not after all: applies it to titles and open dossiers, once, and restores it once. A change that
 * was reversed before we heard of it was never applied here.
 */
export async function succeed(em: EntityManager, caller: Caller, change: Change): Promise<void> {
  const { changeId: id, state, reversal } = change;
  const { provinceId } = caller;
  const known = await findChange(em, id);
  if (known?.state === state) return;
  await keepChange(em, { id, provinceId, state, reversal });
  if (state === 'inEffect') {
    // Before titles are read: a decision that is being signed is waited for, and its title is among them; one that waits
    // for us finds its dossier where the change leaves it.
    const open = await lockOpen(em);
    await succeedTitles(em, caller, change);
    await succeedDossiers(em, caller, change, open);
  } else if (known) await restore(em, caller, id);
}

async function succeedTitles(em: EntityManager, { provinceId }: Caller, change: Change): Promise<void> {
  const held = heldOf(await listTitles(em), await listOfTitles(em));
  const rows = titlesTouched(together(change.happenings), held).flatMap(({ title, succeeded }) => {
    const told = toldBy(change, succeeded);
    return told ? [rowOf(told, { subjectId: title.id, provinceId, kind: 'title' })] : [];
  });
  await insertSuccessions(em, rows);
}

/** `open`: the open dossiers, held. */
async function succeedDossiers(
  em: EntityManager,
  caller: Caller,
  change: Change,
  open: readonly DossierRow[],
): Promise<void> {
  const changed = together(change.happenings);
  const units = new Map(change.units.map((form) => [form.unitId, form]));
  const after = {
    units,
    outside: new Set(change.outside),
    takenOver: takenOver(changed, (id) => units.get(id)?.level),
  };
  const coming = counts(open.map((dossier) => keyOf(heirOf(changed, dossier.communeId) ?? dossier.communeId, dossier)));
  const rows: Omit<SuccessionRow, 'seq'>[] = [];
  const moving: Moving[] = [];
  for (const dossier of open) {
    const isFree = (communeId: string): boolean => coming.get(keyOf(communeId, dossier)) === 1;
    const succeeded = dossierSucceeded(changed, dossier, { ...after, isFree });
    const told = succeeded && toldBy(change, succeeded);
    if (!told) continue;
    const row = rowOf(told, { subjectId: dossier.id, provinceId: caller.provinceId, kind: 'dossier' });
    const isMoved = told.outcome === 'goesOn';
    rows.push(isMoved ? { ...row, before: placeOf(dossier), after: succeeded.place } : row);
    if (isMoved) moving.push({ dossier, to: succeeded.place });
  }
  await insertSuccessions(em, rows);
  await place(em, caller, moving);
}

/** One open dossier of a commune for each tier and year. */
const keyOf = (communeId: string, { tier, year }: DossierRow): string => `${communeId} ${tier} ${year}`;

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

const placeOf = ({ communeId, districtId }: DossierPlace): DossierPlace => ({ communeId, districtId });

interface Moving {
  readonly dossier: DossierRow;
  readonly to: DossierPlace;
}

/** Dossiers that are held already. */
async function place(em: EntityManager, caller: Caller, moving: readonly Moving[]): Promise<void> {
  await placeDossiers(
    em,
    moving.map(({ dossier: { id }, to }) => ({ id, ...to })),
  );
  for (const { dossier, to } of moving) {
    const { id, tier, year } = dossier;
    await append(em, caller, DossierSucceeded, { subject: id, data: { dossierId: id, ...to, tier, year } });
  }
}

/** A dossier that ended, or that somebody moved on to yet another place, stays there. */
async function restore(em: EntityManager, caller: Caller, changeId: string): Promise<void> {
  const rows = await listOfChange(em, changeId);
  const moved = rows.flatMap(({ subjectId, before, after }) =>
    before && after ? [{ id: subjectId, before, after }] : [],
  );
  const held = new Map(
    (
      await lockDossiers(
        em,
        moved.map(({ id }) => id),
      )
    ).map((dossier) => [dossier.id, dossier]),
  );
  const back = moved.flatMap(({ id, before, after }): Moving[] => {
    const dossier = held.get(id);
    const isThere = dossier?.communeId === after.communeId && dossier.districtId === after.districtId;
    return dossier && isThere && dossier.status === 'open' ? [{ dossier, to: before }] : [];
  });
  await place(em, caller, back);
  const returned = new Set(back.map(({ dossier }) => dossier.id));
  const kept = moved.map(({ id }) => id).filter((id) => !returned.has(id));
  await settleSuccessions(em, changeId, kept);
}
