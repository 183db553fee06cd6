import { CancellingAppointment, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/fields/text-field';
import { useForm } from '../../ui/fields/use-form';
import { maybeDecisionOf, noAppointment } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { DialogForm } from '../../ui/dialog-form';
import { OfficeToChange } from './newer';
import { useChange } from '../../ui/use-change';
import { officers } from './services';

interface Props {
  readonly person: PersonView;
  readonly appointment: AppointmentView;
  readonly today: string;
  readonly close: () => void;
}

/** Takes back an office before its first day: it gives no power on any day, and stays on record with the reason. */
export function CancelDialog({ person, appointment, today, close }: Props) {
  const { t } = useWords();
  const form = useForm({ ...noAppointment(today), reason: '' }, { place: `cancel.${appointment.id}` });
  const { seen, newer, goOn, send, state } = useChange(officers.cancelAppointment, { form, now: appointment, close });
  const submit = () => {
    const { reason } = form.values;
    const decision = maybeDecisionOf(form.values);
    const body = form.check(CancellingAppointment, { reason, decision, seenVersion: seen.version });
    if (body) send({ params: { appointmentId: appointment.id }, body });
  };
  return (
    <Dialog title={t('admin.cancelOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm form={form} {...state} verb={t('admin.cancelDo')} onSubmit={submit}>
        <OfficeToChange seen={seen} now={appointment} today={today} newer={newer} goOn={goOn} />
        <TextField
          {...form.fieldOf('/reason')}
          label={t('admin.reason')}
          description={t('admin.cancelHint')}
          value={form.values.reason}
          onChange={(reason) => form.change({ reason })}
        />
        <DecisionFields form={form} prefix="" required={false} />
        <p className="small soft">{t('admin.cancelKept')}</p>
      </DialogForm>
    </Dialog>
  );
}
