import type { IndicatorView } from '@langmoi/contracts/criteria';
import { Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { LiesIn } from '../../ui/carried-rows';
import { Either } from '../../ui/fields/either';
import { fieldId } from '../../ui/fields/field-id';
import { StateBadge } from '../../ui/state-badge';
import { isOvertaken, type ConfirmingRow as Row } from '../../view/confirming';
import { nothingTyped, type FigureTyped } from '../../view/figures';
import { pageOf, type SaidOf } from '../../view/said-of';
import { EvidenceAcross } from '../evidence/evidence-across';
import { Said } from '../figures/said';
import { ValueFields } from '../figures/value-fields';
import type { Confirming } from './use-confirming';
import styles from './confirmations.module.css';

function Disagreeing({ row, indicator, confirming }: { row: Row; indicator: IndicatorView; confirming: Confirming }) {
  const { t, say } = useWords();
  const choice = confirming.choices[row.key];
  if (!choice || choice.agrees || !indicator.law) return null;
  const form = `confirm-${row.key.replace('/', '-')}`;
  const { typed } = choice;
  const type = (next: FigureTyped) => confirming.choose(row, { agrees: false, typed: next });
  const errors = confirming.errors[row.key] ?? [];
  const reason = errors.find(({ pointer }) => pointer === '/note')?.detail;
  return (
    <div className={styles.own}>
      <ValueFields
        {...{ form, typed, type }}
        law={indicator.law}
        title={say(indicator.title)}
        errors={errors.filter(({ pointer }) => pointer !== '/note')}
      />
      <Textarea
        id={fieldId(form, '/note')}
        size="sm"
        autosize
        minRows={1}
        maxLength={2000}
        label={t('confirm.reason')}
        value={typed.note}
        onChange={({ currentTarget: { value } }) => type({ ...typed, note: value })}
        {...(reason && { error: reason })}
      />
    </div>
  );
}

function Choose({ row, confirming, name }: { row: Row; confirming: Confirming; name: string }) {
  const { t } = useWords();
  const choice = confirming.choices[row.key];
  return (
    <Either
      label={name}
      name={`choice-${row.key}`}
      answers={[
        { value: 'agree', word: t('confirm.agree') },
        { value: 'disagree', word: t('confirm.disagree') },
      ]}
      chosen={choice ? (choice.agrees ? 'agree' : 'disagree') : null}
      choose={(answer) => confirming.choose(row, { agrees: answer === 'agree', typed: choice?.typed ?? nothingTyped })}
    />
  );
}

function Confirmed({ row, law }: { row: Row; law: IndicatorView['law'] | null }) {
  const { t } = useWords();
  const { confirmed, isConfirmed } = row;
  return (
    <div>
      <p className="small soft">{t('confirm.confirmed')}</p>
      {confirmed ? <Said figure={confirmed} law={law ?? null} /> : <span className="soft">{t('confirm.notYet')}</span>}
      {confirmed && !isConfirmed && <p className="small">{t('confirm.saidSince')}</p>}
    </div>
  );
}

/** One figure of one unit: what it says, what the department said, and the choice; `y` and `n` choose by keyboard, `e` opens what shows it. */
export function ConfirmingRow(props: {
  row: Row;
  whose: SaidOf;
  name: string;
  indicator: IndicatorView;
  confirming: Confirming | null;
}) {
  const { t, say } = useWords();
  const { row, whose, name, indicator, confirming } = props;
  const { law = null, code, title } = indicator;
  const { said, isConfirmed, key } = row;
  const onKeyDown = ({ key: pressed, target, currentTarget }: KeyboardEvent<HTMLElement>) => {
    if (target !== currentTarget) return;
    if (pressed === 'e') currentTarget.querySelector<HTMLElement>('[data-evidence]')?.click();
    if (!confirming) return;
    if (pressed === 'y') confirming.choose(row, { agrees: true, typed: nothingTyped });
    if (pressed === 'n') confirming.choose(row, { agrees: false, typed: nothingTyped });
    if (pressed === 'Escape') confirming.choose(row, null);
  };
  return (
    <li
      className={styles.row}
      data-row={key}
      data-chosen={Boolean(confirming?.choices[key])}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div>
        <Link to={`${pageOf(whose, 'figures')}#indicator-${code}`}>{name}</Link>
        <p className="small soft">
          {code} {say(title)}
        </p>
        <LiesIn unitId={whose.unitId} />
      </div>
      <div>
        <p className="small soft">{t('confirm.said')}</p>
        <Said figure={said} law={law} />
        <EvidenceAcross
          unitId={whose.unitId}
          of={code}
          what={`${name}, ${code}`}
          addsTo={confirming?.criteriaSet ?? null}
        />
      </div>
      <Confirmed row={row} law={law} />
      <div className={styles.choice}>
        {isConfirmed && <StateBadge state="achieved">{t('confirm.done')}</StateBadge>}
        {confirming && <Choose row={row} confirming={confirming} name={`${name}, ${code}`} />}
        {isOvertaken(row, confirming?.choices[key]) && <p role="alert">{t('confirm.overtaken')}</p>}
      </div>
      {confirming && <Disagreeing row={row} indicator={indicator} confirming={confirming} />}
    </li>
  );
}
