import { MachineRole, type MachineView } from '@langmoi/contracts/identity';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useProvinceId } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { Dialog } from '../../ui/dialog';
import { ChoiceField } from '../../ui/fields/choice-field';
import { TextField } from '../../ui/fields/text-field';
import { useForm } from '../../ui/fields/use-form';
import { RehearsalMark } from '../../ui/marks';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { refusalOf } from '../../view/facts';
import { timeText } from '../../view/format';
import { problemWords } from '../../view/problem';
import { Once } from './access';
import { DialogForm } from '../../ui/dialog-form';
import { identity } from './services';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

function Register({ close }: { close: () => void }) {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const form = useForm({ name: '', role: 'figuresMachine' });
  const register = useCommand(identity.registerMachine);
  const send = () => {
    const body = form.check(identity.registerMachine.body, form.values);
    if (body) register.mutate({ params: { provinceId }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  const { data } = register;
  if (data) {
    return (
      <Dialog title={t('machines.registered', { name: data.name })} close={close}>
        <div className="stack">
          <Once label={t('machines.clientId')} value={data.clientId} hint={t('machines.clientIdHint')} />
          <Once label={t('machines.secret')} value={data.clientSecret} hint={t('machines.secretHint')} />
          <div>
            <Button onClick={close}>{t('machines.kept')}</Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('machines.register')} close={close}>
      <DialogForm
        form={form}
        problem={register.error}
        pending={register.isPending}
        verb={t('machines.registerDo')}
        onSubmit={send}
        close={close}
      >
        <TextField
          {...form.fieldOf('/name')}
          label={t('machines.name')}
          description={t('machines.nameHint')}
          value={form.values.name}
          onChange={(name) => form.change({ name })}
        />
        <ChoiceField
          {...form.fieldOf('/role')}
          label={t('machines.role')}
          description={t(`machines.about.${MachineRole.parse(form.values.role)}`)}
          value={form.values.role}
          onChange={(next) => form.change({ role: next })}
          data={MachineRole.options.map((one) => ({ value: one, label: t(`role.${one}`) }))}
        />
      </DialogForm>
    </Dialog>
  );
}

function Revoke({ machine, close }: { machine: MachineView; close: () => void }) {
  const { t } = useWords();
  const revoke = useCommand(identity.revokeMachine, close);
  return (
    <Dialog title={t('machines.revokeOf', { name: machine.name })} close={close}>
      <div className="stack">
        {revoke.error && <ProblemAlert problem={revoke.error} />}
        <p>{t('machines.revokeWhy')}</p>
        <div className="row">
          <Button loading={revoke.isPending} onClick={() => revoke.mutate({ params: { clientId: machine.clientId } })}>
            {t('machines.revokeDo')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('form.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Row({ machine, revoke }: { machine: MachineView; revoke: () => void }) {
  const { t, date, language } = useWords();
  const { name, clientId, role, createdAt, revokedAt, rehearsal, actions } = machine;
  const refusal = refusalOf(actions, 'revokeMachine');
  return (
    <tr>
      <th scope="row">
        {name} {rehearsal && <RehearsalMark />}
        <span className={styles.under}>
          <code>{clientId}</code>
        </span>
      </th>
      <td>
        {t(`role.${role}`)}
        <span className={styles.under}>{t(`machines.about.${role}`)}</span>
      </td>
      <td className="nowrap">
        {timeText(createdAt)} {date(createdAt)}
      </td>
      <td>
        {revokedAt ? (
          <StateBadge state="noData">{t('machines.revoked', { date: date(revokedAt) })}</StateBadge>
        ) : (
          <StateBadge state="achieved">{t('machines.inForce')}</StateBadge>
        )}
      </td>
      <td>
        {!revokedAt && (
          <Button
            size="xs"
            variant="default"
            disabled={refusal !== null}
            title={refusal ? problemWords(refusal, language).title : undefined}
            aria-label={t('machines.revokeThis', { name })}
            onClick={revoke}
          >
            {t('machines.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Machines that ask for tokens of their own: narrow roles, none of a person's. */
export function MachinesPage() {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const [registering, setRegistering] = useState(false);
  const [revoking, setRevoking] = useState<MachineView | null>(null);
  const machines = useAnswer(identity.listMachines, { params: { provinceId } }, { enabled: provinceId !== '' });
  const elsewhere = machines.error?.type === '/problems/not-found'; // another provider is attached
  if (elsewhere) return <Empty title={t('machines.elsewhere')} />;
  return (
    <div className={frame.body}>
      <PageHead title={t('admin.machines')} about={t('machines.about')}>
        <Button onClick={() => setRegistering(true)}>{t('machines.register')}</Button>
      </PageHead>
      <Answer of={machines} lines={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('machines.none')}>{t('machines.noneNext')}</Empty>
          ) : (
            <RecordTable
              saved
              name={t('admin.machines')}
              columns={[
                t('machines.name'),
                t('machines.role'),
                t('machines.since'),
                t('ops.state'),
                { title: t('admin.acts'), unseen: true },
              ]}
              className={styles.table}
            >
              <tbody>
                {all.map((machine) => (
                  <Row key={machine.clientId} machine={machine} revoke={() => setRevoking(machine)} />
                ))}
              </tbody>
            </RecordTable>
          )
        }
      </Answer>
      {registering && <Register close={() => setRegistering(false)} />}
      {revoking && <Revoke machine={revoking} close={() => setRevoking(null)} />}
    </div>
  );
}
