import { EndingAppointment, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { useForm } from '../../ui/fields/use-form';
import { maybeDecisionOf, noAppointment } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { DecisionFields } from '../../ui/fields/decision-fields';
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

/** Ends an office. It takes effect at once everywhere; what is open goes on with somebody. */
export function EndDialog({ person, appointment, today, close }: Props) {
  const { t } = useWords();
  const first = { ...leaving(today), ...noAppointment(today) };
  const form = useForm(first, { place: `end.${appointment.id}` });
  const { seen, newer, goOn, refused } = useSeen(appointment);
  const end = useCommand(officers.endAppointment, () => {
    form.forget();
    close();
  });
  const send = () => {
    const { on, reason, successorId } = form.values;
    const body = form.check(EndingAppointment, {
      ...{ on, reason, successorId: successorId || null },
      ...{ decision: maybeDecisionOf(form.values), seenVersion: seen.version },
    });
    if (!body) return;
    const onError = (problem: NonNullable<typeof end.error>) => {
      refused(problem);
      form.refuse(problem.errors);
    };
    end.mutate({ params: { appointmentId: appointment.id }, body }, { onError });
  };
  return (
    <Dialog title={t('admin.endOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm
        form={form}
        problem={newer ? null : end.error}
        pending={end.isPending}
        verb={t('admin.endDo')}
        blocked={newer}
        onSubmit={send}
        close={close}
      >
        {newer ? (
          <Newer seen={<OfficeVersion of={seen} />} now={<OfficeVersion of={appointment} />} goOn={goOn} />
        ) : (
          <p className={styles.now}>
            <Office appointment={seen} today={today} />
          </p>
        )}
        <LeavingFields form={form} appointment={appointment} today={today} />
        <DecisionFields form={form} prefix="" required={false} />
        <p className="small soft">{t('admin.endAtOnce')}</p>
      </DialogForm>
    </Dialog>
  );
}
