import { Appointing, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { useForm } from '../../ui/fields/use-form';
import { appointingOf, noAppointment } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { AppointmentFields } from './appointment-fields';
import { DialogForm } from '../../ui/dialog-form';
import { officers } from './services';

/** One more office for somebody who is known already. */
export function AppointDialog(props: { person: PersonView; today: string; close: () => void }) {
  const { person, today, close } = props;
  const { t } = useWords();
  const form = useForm(noAppointment(today), { place: `appoint.${person.id}` });
  const appoint = useCommand(officers.appoint, () => {
    form.forget();
    close();
  });
  const send = () => {
    const body = form.check(Appointing, appointingOf(form.values));
    const params = { personId: person.id };
    if (body) appoint.mutate({ params, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('admin.appointOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm
        form={form}
        problem={appoint.error}
        pending={appoint.isPending}
        verb={t('admin.appoint')}
        onSubmit={send}
        close={close}
      >
        <AppointmentFields form={form} prefix="" today={today} />
      </DialogForm>
    </Dialog>
  );
}
