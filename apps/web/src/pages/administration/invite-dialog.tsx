import { Inviting } from '@langmoi/contracts/officers';
import { NativeSelect } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/language';
import { useCommand, useProvinceId } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { accountFrom, appointingOf, noAppointment, type AppointmentTyped } from '../../view/appointments';
import { AppointmentFields } from './appointment-fields';
import { DialogForm } from '../../ui/dialog-form';
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
  const units = useUnits();
  const nameOf = useUnitName();
  const { values, change, fieldOf } = form;
  const homes = units.filter(({ level }) => level !== 'province');
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
      <div className={parts.pair}>
        <TextField
          {...fieldOf('/phone')}
          type="tel"
          required={false}
          label={t('admin.phone')}
          value={values.phone}
          onChange={(phone) => change({ phone })}
        />
        <TextField
          {...fieldOf('/identityNumber')}
          required={false}
          label={t('admin.identityNumber')}
          value={values.identityNumber}
          onChange={(identityNumber) => change({ identityNumber })}
        />
      </div>
      <NativeSelect
        {...fieldOf('/homeUnitId')}
        size="sm"
        label={`${t('admin.home')} (${t('form.optional')})`}
        description={t('admin.homeHint')}
        value={values.homeUnitId}
        onChange={(event) => change({ homeUnitId: event.currentTarget.value })}
        data={[
          { value: '', label: t('admin.unknown') },
          ...homes.map((unit) => ({ value: unit.id, label: nameOf(unit) })),
        ]}
      />
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
