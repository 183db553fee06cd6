import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ReactNode } from 'react';
import { useAnswer } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';

/** The very version of a set that was judged by. */
export function WithSet(props: {
  set: Pick<CriteriaSetView, 'id' | 'version'>;
  children: (set: CriteriaSetView) => ReactNode;
}) {
  const { id: setId, version } = props.set;
  const set = useAnswer(criteria.viewSetVersion, { params: { setId, version } });
  return <Answer of={set}>{props.children}</Answer>;
}
