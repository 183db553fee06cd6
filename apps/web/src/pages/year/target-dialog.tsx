import { Tier } from '@langmoi/contracts/common';
import { RecordTarget, type TargetView } from '@langmoi/contracts/year';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import {
  enteredKinds,
  isNamed,
  noTarget,
  ofKind,
  targetContent,
  targetKey,
  type TargetTyped,
} from '../../view/target-draft';
import parts from '../../ui/parts.module.css';
import { NamedFields } from './named-fields';
import { noPaper, PaperFields, paperOf, type PaperTyped } from './paper-fields';
import { years } from './services';

type Typed = PaperTyped & TargetTyped;

function MeasureFields({ form, targets }: { form: Form<Typed>; targets: readonly TargetView[] }) {
  const { t } = useWords();
  const { kind, tier, goal, since, dueOn } = form.values;
  return (
    <>
      <div className={parts.pair}>
        <ChoiceField
          {...form.fieldOf('/content/measure/kind')}
          label={t('year.target.kind')}
          value={kind}
          onChange={(value) => form.change(ofKind(value as TargetTyped['kind'], targets), ['/content'])}
          data={enteredKinds.map((value) => ({ value, label: t(`year.target.${value}`) }))}
        />
        {!isNamed(kind) && (
          <ChoiceField
            {...form.fieldOf('/content/measure/tier')}
            label={t('year.target.tier')}
            value={tier}
            onChange={(value) => form.change({ tier: Tier.parse(value) }, ['/content'])}
            data={Tier.options.map((value) => ({ value, label: t(`tier.${value}`) }))}
          />
        )}
      </div>
      {isNamed(kind) && <NamedFields form={form} />}
      <div className={parts.pair}>
        <TextField
          {...form.fieldOf('/content/number')}
          label={t('year.target.number')}
          value={goal}
          {...(isNamed(kind) && { required: false, description: t('year.target.numberNamed') })}
          onChange={(value) => form.change({ goal: value }, ['/content/number'])}
        />
        <DateField
          size="sm"
          {...form.fieldOf('/content/dueOn')}
          label={t('year.target.due')}
          value={dueOn}
          onChange={(value) => form.change({ dueOn: value }, ['/content/dueOn'])}
        />
      </div>
      {kind === 'gain' && (
        <DateField
          size="sm"
          {...form.fieldOf('/content/measure/since')}
          label={t('year.target.since')}
          value={since}
          onChange={(value) => form.change({ since: value }, ['/content/measure/since'])}
        />
      )}
    </>
  );
}

/** A paper that sets a target of the year by its number; set again, it is the target's next version. */
export function TargetDialog(props: { year: number; targets: readonly TargetView[]; close: () => void }) {
  const { year, targets, close } = props;
  const { t } = useWords();
  const form = useForm<Typed>({ ...noPaper, ...noTarget(year) }, { place: `target.${year}` });
  const record = useCommand(years.recordTarget, () => {
    form.forget();
    close();
  });
  const send = () => {
    const key = targetKey(form.values);
    const seenVersion = targets.find((one) => one.key === key)?.newestVersion ?? 0;
    const body = form.check(RecordTarget, {
      seenVersion,
      ...paperOf(form.values),
      content: targetContent(form.values),
    });
    if (body) record.mutate({ params: { year, key }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('year.targetTitle', { year })} close={close}>
      <DialogForm
        form={form}
        problem={record.error}
        pending={record.isPending}
        verb={t('year.target.save')}
        onSubmit={send}
        close={close}
      >
        <MeasureFields form={form} targets={targets} />
        <PaperFields form={form} />
      </DialogForm>
    </Dialog>
  );
}
