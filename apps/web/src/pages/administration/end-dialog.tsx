import { EndingAppointment, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { useForm } from '../../ui/fields/use-form';
import { maybeDecisionOf, noAppointment } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { DialogForm } from '../../ui/dialog-form';
import { leaving, LeavingFields } from './leaving-fields';
import { OfficeToChange } from './newer';
import { useChange } from '../../ui/use-change';
import { officers } from './services';

interface Props {
  readonly person: PersonView;
  readonly appointment: AppointmentView;
  readonly today: string;
  readonly close: () => void;
}

/** Ends an office. It takes effect at once everywhere; what is open goes on with somebody. */
export function EndDialog({ person, appointment, today, close }: Props) {
  const { t } = useWords();
  const first = { ...leaving(today), ...noAppointment(today) };
  const form = useForm(first, { place: `end.${appointment.id}` });
  const { seen, newer, goOn, send, state } = useChange(officers.endAppointment, { form, now: appointment, close });
  const submit = () => {
    const { on, reason, successorId } = form.values;
    const body = form.check(EndingAppointment, {
      ...{ on, reason, successorId: successorId || null },
      ...{ decision: maybeDecisionOf(form.values), seenVersion: seen.version },
    });
    if (body) send({ params: { appointmentId: appointment.id }, body });
  };
  return (
    <Dialog title={t('admin.endOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm form={form} {...state} verb={t('admin.endDo')} onSubmit={submit}>
        <OfficeToChange seen={seen} now={appointment} today={today} newer={newer} goOn={goOn} />
        <LeavingFields form={form} appointment={appointment} today={today} />
        <DecisionFields form={form} prefix="" required={false} />
        <p className="small soft">{t('admin.endAtOnce')}</p>
      </DialogForm>
    </Dialog>
  );
}
