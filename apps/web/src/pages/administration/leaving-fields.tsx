import type { AppointmentView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import { holdersOf } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { officers } from './services';

/** How an office is left: its last day, why, and who goes on with what is open. */
export interface LeavingTyped {
  readonly on: string;
  readonly reason: string;
  readonly successorId: string;
}

export const leaving = (today: string): LeavingTyped => ({ on: today, reason: '', successorId: '' });

/** Last day and reason, and a successor from the same office; without one the work goes to the office's list. */
export function LeavingFields(props: { form: Form<LeavingTyped>; appointment: AppointmentView; today: string }) {
  const { form, appointment, today } = props;
  const { t } = useWords();
  const provinceId = useProvinceId();
  const persons = useAnswer(officers.listPersons, { params: { provinceId }, query: {} });
  const others = holdersOf(persons.data ?? [], appointment.organisationId, today).filter(
    ({ person, appointment: held }) => person.id !== appointment.officerId && held.role === appointment.role,
  );
  const { values, change, fieldOf } = form;
  return (
    <>
      <DateField
        size="sm"
        {...fieldOf('/on')}
        label={t('admin.lastDay')}
        value={values.on}
        onChange={(on) => change({ on })}
      />
      <TextField
        {...fieldOf('/reason')}
        label={t('admin.reason')}
        description={t('admin.reasonHint')}
        value={values.reason}
        onChange={(reason) => change({ reason })}
      />
      <ChoiceField
        {...fieldOf('/successorId')}
        label={t('admin.successor')}
        description={others.length === 0 ? t('admin.noSuccessor') : t('admin.successorHint')}
        value={values.successorId}
        onChange={(next) => change({ successorId: next })}
        data={[
          { value: '', label: t('admin.officeList') },
          ...others.map(({ person }) => ({ value: person.id, label: shortName(person.displayName) })),
        ]}
      />
    </>
  );
}
