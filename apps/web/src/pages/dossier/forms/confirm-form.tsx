import type { CriterionResult, CriterionView } from '@langmoi/contracts/criteria';
import { Textarea } from '@mantine/core';
import { useWords } from '../../../i18n/language';
import { useAnswer } from '../../../queries';
import { criteria, recognition } from '../../../services';
import { StateBadge } from '../../../ui/state-badge';
import type { Form } from '../../../ui/fields/use-form';
import styles from '../dossier.module.css';
import { ActForm } from './act-form';
import { Choice } from './choice';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

interface Finding {
  readonly agrees: 'yes' | 'no' | '';
  readonly note: string;
}
interface Typed {
  readonly findings: Readonly<Record<number, Finding>>;
}

const unsaid: Finding = { agrees: '', note: '' };

function FindingRow(props: {
  no: number;
  at: number;
  criterion: CriterionView | undefined;
  quoted: CriterionResult | undefined;
  form: Form<Typed>;
}) {
  const { t, say } = useWords();
  const { no, at, criterion, quoted, form } = props;
  const finding = form.values.findings[no] ?? unsaid;
  const put = (part: Partial<Finding>) =>
    form.change({ findings: { ...form.values.findings, [no]: { ...finding, ...part } } });
  const name = criterion?.title ? `${no}. ${say(criterion.title)}` : t('criterion.untitled', { n: no });
  const agrees = form.fieldOf(`/findings/${at}/agrees`);
  return (
    <div className={styles.finding}>
      <h3>{name}</h3>
      <p className="small">
        <span className="soft">{t('confirm.commune')}</span> <StateBadge state={quoted?.state ?? 'noData'} />{' '}
        {quoted?.note}
      </p>
      <Choice
        id={agrees.id}
        error={agrees.error}
        label={`${name}: ${t('confirm.yours')}`}
        value={finding.agrees}
        onChange={(next) => put({ agrees: next })}
        options={[
          { value: 'yes', label: t('confirm.agrees') },
          { value: 'no', label: t('confirm.disagrees') },
        ]}
      />
      {finding.agrees === 'no' && (
        <Textarea
          size="sm"
          autosize
          minRows={2}
          maxLength={2000}
          {...form.fieldOf(`/findings/${at}/note`)}
          label={t('confirm.note')}
          value={finding.note}
          onChange={(event) => put({ note: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** A department speaks on the criteria it leads; each quotes the value of the version that was submitted. */
export function ConfirmForm({ dossier, entry, set }: StageFormProps) {
  const { t, date } = useWords();
  const numbers = dossier.mine?.criteria ?? [];
  const first: Typed = { findings: {} };
  const { form, submit, pending, problem } = useAct(recognition.confirmCriteria, dossier, first);
  const params = { communeId: dossier.communeId, tier: dossier.tier };
  const commune = useAnswer(criteria.viewCommune, { params });
  const version = dossier.assessment?.version;
  const seen = [commune.data?.current, ...(commune.data?.history ?? [])].find((one) => one?.version === version);
  const findings = numbers.map((criterion) => {
    const { agrees, note } = form.values.findings[criterion] ?? unsaid;
    return {
      criterion,
      agrees: agrees === '' ? undefined : agrees === 'yes',
      note: agrees === 'no' ? note.trim() : '',
    };
  });
  const own = findings.flatMap(({ agrees, note }, at) =>
    agrees === false && !note ? [{ pointer: `/findings/${at}/note`, detail: t('error.fill') }] : [],
  );
  const said = findings.filter(({ agrees }) => agrees !== undefined).length;
  return (
    <ActForm
      name={t('act.confirmations')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), assessmentVersion: version, findings }, own)}
      lead={t('confirm.lead', { n: said, all: numbers.length })}
      detail={
        version === undefined ? undefined : t('confirm.version', { n: version, date: seen ? date(seen.asOf) : '–' })
      }
      action={t('act.confirmations')}
    >
      {numbers.map((no, at) => (
        <FindingRow
          key={no}
          no={no}
          at={at}
          form={form}
          criterion={set?.criteria.find((one) => one.no === no)}
          quoted={seen?.results.find(({ criterion }) => criterion === no)}
        />
      ))}
    </ActForm>
  );
}
