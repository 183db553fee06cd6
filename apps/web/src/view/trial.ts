import type { SetTrial } from '@langmoi/contracts/set-proposals';
import { holds } from '@langmoi/domain/criteria/judgement';

/** How a commune's criterion would turn: lost, gained, told to fail where it was open, or open where it was told. */
export type Turn = 'lost' | 'won' | 'failed' | 'opened';

export const turns: readonly Turn[] = ['lost', 'failed', 'opened', 'won'];

type Change = SetTrial['communes'][number]['criteria'][number];

/** Null: as good as before. */
function turnOf({ before, after }: Change): Turn | null {
  if (holds(before) && holds(after)) return null;
  if (holds(after)) return 'won';
  if (after === 'unknown') return 'opened';
  return holds(before) ? 'lost' : 'failed';
}

/** Of each criterion that turns for somebody the communes by the way it turns, in the order of the set. Pure. */
export function turnsOf({ communes, criteria }: Pick<SetTrial, 'communes' | 'criteria'>): readonly {
  readonly no: number;
  readonly counts: SetTrial['criteria'][number] | null;
  readonly communes: Readonly<Record<Turn, readonly string[]>>;
}[] {
  const turned = communes.flatMap(({ communeId, criteria: changes }) =>
    changes.flatMap((change) => {
      const turn = turnOf(change);
      return turn ? [{ communeId, no: change.no, turn }] : [];
    }),
  );
  const numbers = new Set([...criteria, ...turned].map(({ no }) => no));
  return [...numbers]
    .sort((one, other) => one - other)
    .map((no) => {
      const own = turned.filter((one) => one.no === no);
      const of = (turn: Turn) => own.flatMap((one) => (one.turn === turn ? [one.communeId] : []));
      return {
        no,
        counts: criteria.find((one) => one.no === no) ?? null,
        communes: { lost: of('lost'), won: of('won'), failed: of('failed'), opened: of('opened') },
      };
    });
}
