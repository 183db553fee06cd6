import type { Role } from '@langmoi/contracts/caller';
import type { Actor, Stage } from '@langmoi/contracts/regime';
import { actorKey, stepRoles } from './access/recognition';

const kinds: Readonly<Record<Actor['office'], string>> = {
  peoplesCommittee: 'peoplesCommittee',
  fatherlandFront: 'fatherlandFront',
  coordinationOffice: 'coordinationOffice',
  leadDepartment: 'department',
  appraisalCouncil: 'appraisalCouncil',
  ppcChairman: 'ppcChairman',
};

/** The role that acts for an office of a regime; null where no role of the product does. */
export const roleOf = (actor: Actor): Role | null => stepRoles[actorKey(actor)]?.role ?? null;

/** An office as directory publishes it; `criteria` are those of the dossier's set that it leads. */
export interface Office {
  readonly id: string;
  readonly unitId: string;
  readonly kind: string;
  readonly name: string;
  readonly criteria: readonly number[];
}

/** Ids of the units a dossier belongs to. */
export interface DossierUnits {
  readonly commune: string;
  readonly district: string;
  readonly province: string;
}

/** An office that a step waits for, and whether it has spoken. */
export interface Awaited {
  readonly role: Role;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly done: boolean;
}

/** The offices an actor means for one dossier: its own commune's, its district's, or those of the province. */
export function officesOf(actor: Actor, units: DossierUnits, offices: readonly Office[]): Office[] {
  if (actor.level === 'central') return [];
  const unit = units[actor.level];
  const ofKind = offices.filter((office) => office.kind === kinds[actor.office] && office.unitId === unit);
  return actor.office === 'leadDepartment' ? ofKind.filter(({ criteria }) => criteria.length > 0) : ofKind;
}

/**
 * Who must act now. `spoken` are the organisations that did so in this round; while a council's meeting is open, its
 * members are awaited beside the office that closes it.
 */
export function awaitedAt(
  stage: Stage,
  units: DossierUnits,
  offices: readonly Office[],
  now: { readonly spoken: readonly string[]; readonly meetingOpen?: boolean },
): Awaited[] {
  const actors: Actor[] = [stage.actor];
  if (stage.kind === 'council' && now.meetingOpen) actors.push({ level: 'province', office: 'appraisalCouncil' });
  return actors.flatMap((actor) => {
    const role = roleOf(actor);
    if (!role) return [];
    return officesOf(actor, units, offices).map(({ id, name }) => ({
      role,
      organisationId: id,
      organisationName: name,
      done: now.spoken.includes(id),
    }));
  });
}
