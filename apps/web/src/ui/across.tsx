import type { Predecessor } from '@langmoi/contracts/gateway';
import { Tooltip } from '@mantine/core';
import type { AnswerOf, InputOf, ServedRoute } from '../api';
import { useWords } from '../i18n/language';
import { useAnswersOf, useSession } from '../queries';
import { gateway } from '../services';
import parts from './parts.module.css';
import { useGoOn } from './shell/use-go-on';

/** What a province that one's own took over answered. */
export interface Heard<A> {
  readonly predecessor: Predecessor;
  readonly data: A;
}

/**
 * The same question to every province that one's own took over, each on its own record: none for whoever is no successor,
 * or reads one of them alone just now. `heard`: those that have answered; `missing`: those whose answer did not come.
 */
export function useAcross<R extends ServedRoute>(
  route: R,
  inputOf: (provinceId: string) => InputOf<R>,
): { predecessors: readonly Predecessor[]; heard: readonly Heard<AnswerOf<R>>[]; missing: readonly Predecessor[] } {
  const session = useSession().data;
  const predecessors = session?.caller.readsProvinceId === null ? session.predecessors : [];
  const answers = useAnswersOf(
    predecessors.map(({ provinceId }) => ({ route, input: inputOf(provinceId), reads: provinceId })),
  );
  return {
    predecessors,
    heard: predecessors.flatMap((predecessor, at) => {
      const data = answers[at]?.data;
      return data === undefined ? [] : [{ predecessor, data }];
    }),
    missing: predecessors.filter((_, at) => answers[at]?.error),
  };
}

/** Says which provinces' rows are not in a list that they belong to. */
export function Missing({ provinces }: { provinces: readonly Predecessor[] }) {
  const { t } = useWords();
  if (provinces.length === 0) return null;
  const names = provinces.map(({ name }) => name).join(', ');
  return (
    <p role="alert" className="small">
      {t('predecessor.missing', { names })}
    </p>
  );
}

/** Whose a row is: its province's, which one's own took over; since when and by which paper is a touch away. */
export function OfPredecessor({ predecessor: { name, fromOn, decision } }: { predecessor: Predecessor }) {
  const { t, date } = useWords();
  const paper = decision?.number ?? t('predecessor.noPaper');
  return (
    <Tooltip label={t('predecessor.takenOver', { name, date: date(fromOn), paper })}>
      <span className={parts.mark} tabIndex={0}>
        {name}
      </span>
    </Tooltip>
  );
}

/** To a page of a predecessor's: it is read alone from then on, as the band says. */
export function ToPredecessor(props: { predecessor: Predecessor; to: string; children: string }) {
  const { predecessor, to, children } = props;
  const chosen = useGoOn(gateway.chooseProvince, to);
  return (
    <button
      type="button"
      className="linkButton"
      disabled={chosen.isPending}
      onClick={() => chosen.mutate({ body: { provinceId: predecessor.provinceId } })}
    >
      {children}
    </button>
  );
}
