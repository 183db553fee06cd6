import { TransferringAppointment, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { useForm } from '../../ui/fields/use-form';
import { appointingOf, decisionOf, noAppointment } from '../../view/appointments';
import { plusDays, readDate } from '../../view/format';
import { shortName } from '../../view/roles';
import { AppointmentFields } from './appointment-fields';
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

/** Leaves one office and enters another the day after, by one paper. */
export function TransferDialog({ person, appointment, today, close }: Props) {
  const { t, date } = useWords();
  const form = useForm({ ...leaving(today), ...noAppointment('') }, { place: `transfer.${appointment.id}` });
  const { seen, newer, goOn, send, state } = useChange(officers.transferAppointment, { form, now: appointment, close });
  const { on, reason, successorId } = form.values;
  const begins = readDate(on) ? plusDays(on, 1) : '';
  const submit = () => {
    const body = form.check(TransferringAppointment, {
      ...{ on, reason, successorId: successorId || null, decision: decisionOf(form.values), seenVersion: seen.version },
      to: appointingOf({ ...form.values, fromOn: begins }),
    });
    if (body) send({ params: { appointmentId: appointment.id }, body });
  };
  return (
    <Dialog title={t('admin.transferOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm
        form={{ id: form.id, errors: form.errors.filter(({ pointer }) => !pointer.startsWith('/decision')) }}
        {...state}
        verb={t('admin.transferDo')}
        onSubmit={submit}
      >
        <h3>{t('admin.leaves')}</h3>
        <OfficeToChange seen={seen} now={appointment} today={today} newer={newer} goOn={goOn} />
        <LeavingFields form={form} appointment={appointment} today={today} />
        <h3>{begins ? t('admin.entersOn', { date: date(begins) }) : t('admin.enters')}</h3>
        <AppointmentFields form={form} prefix="/to" today={today} dated={false} />
      </DialogForm>
    </Dialog>
  );
}
