import { Inviting } from '@langmoi/contracts/officers';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/language';
import { useCommand, useProvinceId } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import { DialogForm } from '../../ui/dialog-form';
import parts from '../../ui/parts.module.css';
import { accountFrom, appointingOf, noAppointment, type AppointmentTyped } from '../../view/appointments';
import { AppointmentFields } from './appointment-fields';
import { PersonFields } from './person-fields';
import { officers } from './services';

type Typed = AppointmentTyped & {
  readonly displayName: string;
  readonly account: string;
  readonly phone: string;
  readonly identityNumber: string;
  readonly homeUnitId: string;
};

/** Who they are: what is needed to know them, and where they are at home, for there they do not decide. */
function Self({ form }: { form: Form<Typed> }) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  return (
    <>
      <div className={parts.pair}>
        <TextField
          {...fieldOf('/displayName')}
          label={t('admin.name')}
          value={values.displayName}
          onChange={(displayName) => {
            const follows = values.account === '' || values.account === accountFrom(values.displayName);
            change({ displayName, ...(follows && { account: accountFrom(displayName) }) });
          }}
        />
        <TextField
          {...fieldOf('/account')}
          label={t('admin.account')}
          description={t('admin.accountHint')}
          value={values.account}
          onChange={(account) => change({ account })}
        />
      </div>
      <PersonFields form={form} />
    </>
  );
}

/** Takes in somebody with a first office. The way to sign in is handed over from their own page afterwards. */
export function InviteDialog({ today, close }: { today: string; close: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const provinceId = useProvinceId();
  const first: Typed = {
    ...noAppointment(today),
    ...{ displayName: '', account: '', phone: '', identityNumber: '', homeUnitId: '' },
  };
  const form = useForm<Typed>(first, { place: 'invite', except: ['phone', 'identityNumber'] });
  const invite = useCommand(officers.invitePerson, ({ id }) => {
    form.forget();
    void navigate(`/administration/persons/${id}?invited=1`);
  });
  const send = () => {
    const { displayName, account, phone, identityNumber, homeUnitId } = form.values;
    const body = form.check(Inviting, {
      ...{ displayName, account, phone: phone || null, identityNumber: identityNumber || null },
      ...{ homeUnitId: homeUnitId || null, appointment: appointingOf(form.values) },
    });
    if (body) invite.mutate({ params: { provinceId }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('admin.invite')} close={close}>
      <DialogForm
        form={form}
        problem={invite.error}
        pending={invite.isPending}
        verb={t('admin.inviteDo')}
        onSubmit={send}
        close={close}
      >
        <Self form={form} />
        <h3>{t('admin.firstOffice')}</h3>
        <AppointmentFields form={form} prefix="/appointment" today={today} />
      </DialogForm>
    </Dialog>
  );
}
