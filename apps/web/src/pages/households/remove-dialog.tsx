import { LeavingReason, RemoveHousehold, type HouseholdHistory } from '@langmoi/contracts/households';
import { useWords } from '../../i18n/language';
import { ClosedNote } from '../../ui/closed-note';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { useForm } from '../../ui/fields/use-form';
import { useChange } from '../../ui/use-change';
import { Newer } from './newer';
import { households } from './services';

const nothing = { on: '', reason: '', number: '', date: '', authority: '' };

/** Takes a household out of the register: from which day, why, by which paper. */
export function RemoveDialog({ household, close }: { household: HouseholdHistory; close: () => void }) {
  const { t } = useWords();
  const form = useForm(nothing);
  const { seen, newer, goOn, send, state } = useChange(households.removeHousehold, { form, now: household, close });
  const { values, change, fieldOf } = form;
  const submit = () => {
    const { on, reason, ...decision } = values;
    const body = form.check(RemoveHousehold, { on, reason, decision, seenVersion: seen.version });
    if (body) send({ params: { householdId: household.id }, body });
  };
  return (
    <Dialog title={t('households.removeOf', { n: household.number })} close={close}>
      <DialogForm form={form} {...state} verb={t('households.removeDo')} onSubmit={submit}>
        {newer && <Newer now={household} goOn={goOn} />}
        <ChoiceField
          {...fieldOf('/reason')}
          label={t('households.reason')}
          value={values.reason}
          onChange={(next) => change({ reason: next })}
          data={[
            { value: '', label: t('households.choose') },
            ...LeavingReason.options.map((value) => ({ value, label: t(`leaving.${value}`) })),
          ]}
        />
        <DateField
          size="sm"
          {...fieldOf('/on')}
          label={t('households.removeOn')}
          value={values.on}
          onChange={(on) => change({ on })}
        />
        <ClosedNote on={values.on} />
        <DecisionFields form={form} prefix="" />
      </DialogForm>
    </Dialog>
  );
}
