import { allOf, type Judgement, type Outcome } from './judgement';

/**
 * What figures and persons' decisions alone make of a judgement: a criterion that only a report or the commune's own word
 * decides is open. Pure.
 */
export const figuresAlone = ({ conditions, criteria }: Judgement): Outcome =>
  criteria.length === 0
    ? 'unknown'
    : allOf([
        ...conditions.map(({ outcome }) => outcome),
        ...criteria.map(({ outcome, because }) => (because === 'stated' ? 'unknown' : outcome)),
      ]);
