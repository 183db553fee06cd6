import { TransferringAppointment, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { useForm } from '../../ui/fields/use-form';
import { appointingOf, decisionOf, noAppointment } from '../../view/appointments';
import { plusDays, readDate } from '../../view/format';
import { shortName } from '../../view/roles';
import { AppointmentFields } from './appointment-fields';
import { DialogForm } from '../../ui/dialog-form';
import { leaving, LeavingFields } from './leaving-fields';
import { Newer, OfficeVersion } from './newer';
import { Office } from './office';
import { useSeen } from '../../ui/use-seen';
import { officers } from './services';
import styles from './administration.module.css';

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
  const { seen, newer, goOn, refused } = useSeen(appointment);
  const transfer = useCommand(officers.transferAppointment, () => {
    form.forget();
    close();
  });
  const { on, reason, successorId } = form.values;
  const begins = readDate(on) ? plusDays(on, 1) : '';
  const send = () => {
    const body = form.check(TransferringAppointment, {
      ...{ on, reason, successorId: successorId || null, decision: decisionOf(form.values), seenVersion: seen.version },
      to: appointingOf({ ...form.values, fromOn: begins }),
    });
    if (!body) return;
    const onError = (problem: NonNullable<typeof transfer.error>) => {
      refused(problem);
      form.refuse(problem.errors);
    };
    transfer.mutate({ params: { appointmentId: appointment.id }, body }, { onError });
  };
  return (
    <Dialog title={t('admin.transferOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm
        form={{ id: form.id, errors: form.errors.filter(({ pointer }) => !pointer.startsWith('/decision')) }}
        problem={newer ? null : transfer.error}
        pending={transfer.isPending}
        verb={t('admin.transferDo')}
        blocked={newer}
        onSubmit={send}
        close={close}
      >
        <h3>{t('admin.leaves')}</h3>
        {newer ? (
          <Newer seen={<OfficeVersion of={seen} />} now={<OfficeVersion of={appointment} />} goOn={goOn} />
        ) : (
          <p className={styles.now}>
            <Office appointment={seen} today={today} />
          </p>
        )}
        <LeavingFields form={form} appointment={appointment} today={today} />
        <h3>{begins ? t('admin.entersOn', { date: date(begins) }) : t('admin.enters')}</h3>
        <AppointmentFields form={form} prefix="/to" today={today} dated={false} />
      </DialogForm>
    </Dialog>
  );
}
