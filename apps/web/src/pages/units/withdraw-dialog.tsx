import { WithdrawingUnitFact, type UnitFact } from '@langmoi/contracts/unit-facts';
import { Textarea } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { directory } from '../../services';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { useForm } from '../../ui/fields/use-form';

/** Says that a fact was noted wrongly, and why: it stays in sight, and counts no more. */
export function WithdrawDialog({ fact, says, close }: { fact: UnitFact; says: string; close: () => void }) {
  const { t } = useWords();
  const form = useForm({ reason: '' });
  const withdraw = useCommand(directory.withdrawUnitFact, close);
  const send = () => {
    const body = form.check(WithdrawingUnitFact, form.values);
    if (body) withdraw.mutate({ params: { factId: fact.id }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('ufact.withdrawOf', { fact: says })} close={close}>
      <DialogForm
        form={form}
        problem={withdraw.error}
        pending={withdraw.isPending}
        verb={t('ufact.withdraw')}
        onSubmit={send}
        close={close}
      >
        <Textarea
          {...form.fieldOf('/reason')}
          size="sm"
          autosize
          minRows={2}
          maxLength={500}
          label={t('ufact.reason')}
          value={form.values.reason}
          onChange={(event) => form.change({ reason: event.currentTarget.value })}
        />
        <p className="small soft">{t('ufact.withdrawHint')}</p>
      </DialogForm>
    </Dialog>
  );
}
