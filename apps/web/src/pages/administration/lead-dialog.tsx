import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ListedOrganisation } from '@langmoi/contracts/directory';
import { AssigningLead } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { useCommand, useProvinceId } from '../../queries';
import { Dialog } from '../../ui/dialog';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { useForm } from '../../ui/fields/use-form';
import { decisionOf, noAppointment } from '../../view/appointments';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { DialogForm } from '../../ui/dialog-form';
import { officers } from './services';

/** Offices of the province lead criteria: departments first. */
const leading = (offices: readonly ListedOrganisation[]) =>
  [...offices]
    .filter(({ kind }) => kind === 'department' || kind === 'coordinationOffice' || kind === 'other')
    .sort((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name, 'vi'));

/** Another office leads from a day; who led until then ends the day before. */
export function LeadDialog(props: {
  set: CriteriaSetView;
  criterion: number;
  offices: readonly ListedOrganisation[];
  today: string;
  close: () => void;
}) {
  const { set, criterion, offices, today, close } = props;
  const { t } = useWords();
  const provinceId = useProvinceId();
  const form = useForm(noAppointment(today), { place: `lead.${set.id}.${criterion}` });
  const assign = useCommand(officers.assignLead, () => {
    form.forget();
    close();
  });
  const { values, change, fieldOf } = form;
  const send = () => {
    const { organisationId, fromOn } = values;
    const content = { organisationId, fromOn, criteriaSet: set.id, criterion, decision: decisionOf(values) };
    const body = form.check(AssigningLead, content);
    if (body) assign.mutate({ params: { provinceId }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('leads.changeOf', { n: criterion })} close={close}>
      <DialogForm
        form={form}
        problem={assign.error}
        pending={assign.isPending}
        verb={t('leads.assign')}
        onSubmit={send}
        close={close}
      >
        <ChoiceField
          {...fieldOf('/organisationId')}
          label={t('admin.organisation')}
          value={values.organisationId}
          onChange={(next) => change({ organisationId: next })}
          data={[
            { value: '', label: t('admin.choose') },
            ...leading(offices).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <DateField
          size="sm"
          {...fieldOf('/fromOn')}
          label={t('admin.fromOn')}
          value={values.fromOn}
          onChange={(fromOn) => change({ fromOn })}
        />
        <DecisionFields form={form} prefix="" />
        <p className="small soft">{t('leads.assignHint')}</p>
      </DialogForm>
    </Dialog>
  );
}
