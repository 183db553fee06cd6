import { CancellingAppointment, type AppointmentView, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/fields/text-field';
import { useForm } from '../../ui/fields/use-form';
import { maybeDecisionOf, noAppointment } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { DialogForm } from '../../ui/dialog-form';
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

/** Takes back an office before its first day: it gives no power on any day, and stays on record with the reason. */
export function CancelDialog({ person, appointment, today, close }: Props) {
  const { t } = useWords();
  const form = useForm({ ...noAppointment(today), reason: '' }, { place: `cancel.${appointment.id}` });
  const { seen, newer, goOn, refused } = useSeen(appointment);
  const cancel = useCommand(officers.cancelAppointment, () => {
    form.forget();
    close();
  });
  const send = () => {
    const { reason } = form.values;
    const decision = maybeDecisionOf(form.values);
    const body = form.check(CancellingAppointment, { reason, decision, seenVersion: seen.version });
    if (!body) return;
    const onError = (problem: NonNullable<typeof cancel.error>) => {
      refused(problem);
      form.refuse(problem.errors);
    };
    cancel.mutate({ params: { appointmentId: appointment.id }, body }, { onError });
  };
  return (
    <Dialog title={t('admin.cancelOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm
        form={form}
        problem={newer ? null : cancel.error}
        pending={cancel.isPending}
        verb={t('admin.cancelDo')}
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
