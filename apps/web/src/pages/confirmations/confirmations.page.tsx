import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import { FiguresOf, type FiguresOfCriterion } from '@langmoi/contracts/figures';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useSession, useToday } from '../../queries';
import { criteria, directory } from '../../services';
import { ActionFoot } from '../../ui/action-foot';
import { Answer, Empty } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { DiscardButton } from '../../ui/discard-button';
import { ChoiceField } from '../../ui/fields/choice-field';
import { useRowKeys } from '../../ui/row-keys';
import { AskedDay, useAskedDay } from '../../ui/asked-day';
import { TierChoice, useSetTierInAddress } from '../../ui/tier-choice';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { rowsToConfirm, type ConfirmingRow as Row } from '../../view/confirming';
import { saidOf } from '../../view/said-of';
import parts from '../../ui/parts.module.css';
import { CriterionHere } from '../evidence/evidence-across';
import { figures } from '../figures/services';
import { NoSet } from '../judgement/no-set';
import { ConfirmingRow } from './confirming-row';
import { useConfirming, type Confirming } from './use-confirming';
import styles from './confirmations.module.css';

interface Of {
  readonly view: FiguresOfCriterion;
  readonly criterion: CriterionView;
}

function Rows(props: {
  view: FiguresOfCriterion;
  rows: readonly Row[];
  criterion: CriterionView;
  confirming: Confirming | null;
}) {
  const { t } = useWords();
  const units = useUnits();
  const nameOf = useUnitName();
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, true);
  const { view, rows, criterion, confirming } = props;
  if (rows.length === 0) return <Empty title={t('confirm.nothing')}>{t('confirm.nothingNext')}</Empty>;
  return (
    <ul ref={list} className={styles.rows} aria-label={t('confirm.title')}>
      {rows.map((row) => {
        const unit = units.find(({ id }) => id === row.communeId);
        const indicator = criterion.indicators.find(({ code }) => code === row.said.indicator);
        return (
          indicator && (
            <ConfirmingRow
              key={row.key}
              row={row}
              whose={saidOf(view.level, row.communeId, view.tier)}
              name={unit ? nameOf(unit) : '…'}
              indicator={indicator}
              confirming={confirming}
            />
          )
        );
      })}
    </ul>
  );
}

/** Where the choices are: here, on their way; nothing chosen, how much waits or was recorded. */
function State({ confirming: { state, done, waiting } }: { confirming: Confirming }) {
  const { t } = useWords();
  const idle = done === null ? t('confirm.waiting', { n: waiting.length }) : t('confirm.recorded', { n: done });
  return (
    <span role="status" data-state={state} className={styles.state}>
      {state === 'clean' ? idle : t(`figures.state.${state}`)}
    </span>
  );
}

function Details({ confirming: { choices, overtaken, errors } }: { confirming: Confirming }) {
  const { t } = useWords();
  const n = Object.keys(choices).length;
  const wrong = Object.keys(errors).length;
  return (
    <>
      {n > 0 && t('confirm.chosen', { n })} {overtaken > 0 && t('confirm.overtakenOf', { n: overtaken })}
      {wrong > 0 && <span role="alert">{t('error.list', { n: wrong })}</span>}
    </>
  );
}

function Deciding({ view, criterion }: Of) {
  const { t } = useWords();
  const confirming = useConfirming(view, criterion);
  const { rows, waiting, choices, state, problem } = confirming;
  const onItsWay = state === 'sending' || state === 'waiting';
  const n = Object.keys(choices).length;
  return (
    <>
      <p className="soft small keysHint">{t('confirm.keys')}</p>
      <Rows {...{ view, rows, criterion, confirming }} />
      <ActionFoot
        problem={problem}
        lead={<State confirming={confirming} />}
        detail={<Details confirming={confirming} />}
      >
        {waiting.length > n && (
          <Button size="md" variant="default" onClick={confirming.agreeToAll}>
            {t('confirm.agreeAll')}
          </Button>
        )}
        <DiscardButton {...confirming} isKept={n > 0} disabled={onItsWay} />
        <Button size="md" disabled={n === 0 || onItsWay} loading={state === 'sending'} onClick={confirming.send}>
          {t('confirm.send', { n })}
        </Button>
      </ActionFoot>
    </>
  );
}

function Known({ view, criterion }: Of) {
  const { t } = useWords();
  const action = view.actions.find(({ name }) => name === 'confirmFigures');
  if (action?.allowed) return <Deciding view={view} criterion={criterion} />;
  return (
    <>
      <p className="soft small">{t(view.organisationIds.length > 0 ? 'confirm.reading' : 'confirm.nobodyLeads')}</p>
      <Rows view={view} rows={rowsToConfirm(view)} criterion={criterion} confirming={null} />
    </>
  );
}

/** The criteria that the reader's own office leads, by the set; the others follow. */
function useOwn(set: CriteriaSetView): readonly number[] {
  const provinceId = useProvinceId();
  const organisationId = useSession().data?.caller.organisationId;
  const all = useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
  const own = all.data?.find(({ id }) => id === organisationId);
  return own?.leads.flatMap(({ criteriaSet, criterion }) => (criteriaSet === set.id ? [criterion] : [])) ?? [];
}

function OfSet({ set, level }: { set: CriteriaSetView; level: FiguresOf }) {
  const { t, say } = useWords();
  const tier = useSetTierInAddress();
  const [search, setSearch] = useSearchParams();
  const own = useOwn(set);
  const chosen = Number(search.get('criterion')) || own[0] || (set.criteria[0]?.no ?? 1);
  const criterion = set.criteria.find(({ no }) => no === chosen);
  const here = { level, tier, criterion: chosen };
  const query = { ...here, ...useAskedDay() };
  const view = useAnswer(figures.listFigures, { query }, { keep: true, enabled: criterion !== undefined });
  const name = ({ no, title }: CriterionView) => `${no}. ${title ? say(title) : t('criterion.untitled', { n: no })}`;
  const option = (one: CriterionView) => ({ value: String(one.no), label: name(one) });
  const mine = set.criteria.filter(({ no }) => own.includes(no));
  const others = set.criteria.filter(({ no }) => !own.includes(no));
  return (
    <>
      <ChoiceField
        id="confirm-criterion"
        label={t('judgement.criterion')}
        value={String(chosen)}
        onChange={(next) => setSearch(addressWith({ criterion: next }), { replace: true })}
        data={[
          ...(mine.length > 0 ? [{ group: t('confirm.mine'), items: mine.map(option) }] : []),
          { group: t('confirm.others'), items: others.map(option) },
        ]}
      />
      {criterion && (
        <Answer of={view} lines={10}>
          {(known) => (
            <CriterionHere value={here}>
              <CarriedRows carried={known.carried}>
                <Known key={chosen} view={known} criterion={criterion} />
              </CarriedRows>
            </CriterionHere>
          )}
        </Answer>
      )}
    </>
  );
}

/** Whose figures, kept in the address: of communes unless it says otherwise. */
function useLevel(): FiguresOf {
  const [search] = useSearchParams();
  return FiguresOf.catch('commune').parse(search.get('of'));
}

function LevelChoice() {
  const { t } = useWords();
  const chosen = useLevel();
  return (
    <nav className={parts.choices} aria-label={t('confirm.of')}>
      {FiguresOf.options.map((level) => (
        <Link
          key={level}
          to={{ search: addressWith({ of: level === 'commune' ? '' : level, criterion: '', tier: '' }).toString() }}
          aria-current={level === chosen}
        >
          {t(`confirm.of.${level}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Figures of a criterion across all communes or districts, to be confirmed by the department that leads it; others read along. */
export function ConfirmationsPage() {
  const { t } = useWords();
  const tier = useSetTierInAddress();
  const level = useLevel();
  const today = useToday();
  const { on = today } = useAskedDay();
  const sets = useAnswer(criteria.listSets, {});
  return (
    <div className={frame.page}>
      <PageHead title={t('confirm.title')} about={t('confirm.about')}>
        <TierChoice level={level} />
      </PageHead>
      <LevelChoice />
      <AskedDay />
      <Answer of={sets} lines={10}>
        {(all) => {
          const set = setInForce(all, { level, tier, on });
          return set ? (
            <OfSet key={`${level} ${tier} ${set.id}`} {...{ set, level }} />
          ) : (
            <NoSet level={level} tier={tier} />
          );
        }}
      </Answer>
    </div>
  );
}
