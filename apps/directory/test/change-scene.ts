import type { OrganisationView, UnitView } from '@langmoi/contracts/directory';
import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { randomUUID } from 'node:crypto';
import { administrator, auditor, officer, provinceId, type Scene } from './personnel-scene';

const unit = (code: string) => uuidOf('unit', code);
export const [traCu, hamTan, dinhAn] = [unit('849'), unit('29489'), unit('29467')];
export const second = { ...administrator, userId: officer('quan-tri-hai') };
export const decision = { number: '01/NQ (diễn tập)', date: '2020-05-01', authority: 'UBTVQH (diễn tập)' };
export const nothing = { ends: [], begins: [], changes: [], parts: [] };

const fresh = randomUUID();
export const newCommune = (code: string, name = 'Tân Mới (diễn tập)') => ({
  ...{ unitId: fresh, parentId: traCu, level: 'commune' as const, kind: 'commune' as const, code, name },
});
const whole = (fromId: string, toId: string) => ({ fromId, toId, shares: 'whole' as const });
/** Hàm Tân and a neighbour end in a new commune. */
export const aMerger = (code: string, effectiveOn: string, ends = [hamTan, dinhAn]) => ({
  ...{ effectiveOn, decision },
  happenings: [
    {
      ...nothing,
      kind: 'merged' as const,
      ends,
      begins: [newCommune(code)],
      parts: ends.map((id) => whole(id, fresh)),
    },
  ],
});

export type Answer = { status: number; body: Record<string, unknown> };
export const viewOf = ({ body }: Answer) => body as unknown as UnitProposalView;

/** Ways to change units in a scene, and to see them. */
export function changing(scene: () => Scene) {
  const draft = (body: object, caller = administrator): Promise<Answer> =>
    scene().directory.command(`POST /provinces/${provinceId}/unit-proposals`, body, caller);
  const step = ({ id, version }: UnitProposalView, name: string, caller = administrator, more: object = {}) =>
    scene().directory.command(`POST /unit-proposals/${id}/${name}`, { seenVersion: version, ...more }, caller);
  const move = (to: string) => scene().directory.command(`POST /provinces/${provinceId}/clock`, { to }, administrator);
  const units = async () => (await scene().directory.ask<UnitView[]>(`/provinces/${provinceId}/units`, auditor)).body;
  const offices = async () =>
    (await scene().directory.ask<OrganisationView[]>(`/provinces/${provinceId}/organisations`, administrator)).body;
  const proposed = async (body: object) => viewOf(await step(viewOf(await draft(body)), 'propose'));
  const approved = async (body: object) => viewOf(await step(await proposed(body), 'approve', second));
  return { draft, step, move, units, offices, proposed, approved };
}
