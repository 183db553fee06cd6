import { CorrectingPerson, type PersonView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/fields/text-field';
import { useForm } from '../../ui/fields/use-form';
import { correctingOf, personTyped, personWords } from '../../view/persons';
import { shortName } from '../../view/roles';
import { DialogForm } from '../../ui/dialog-form';
import { Newer } from './newer';
import { PersonFields } from './person-fields';
import { officers } from './services';
import { useChange } from '../../ui/use-change';

/** Corrects what is known of somebody; one administrator at a time, with the reason. */
export function CorrectDialog({ person, close }: { person: PersonView; close: () => void }) {
  const { t } = useWords();
  const form = useForm(personTyped(person), { place: `correct.${person.id}`, except: ['phone', 'identityNumber'] });
  const { seen, newer, goOn, send, state } = useChange(officers.correctPerson, { form, now: person, close });
  const submit = () => {
    const body = form.check(CorrectingPerson, correctingOf(form.values, seen));
    if (body) send({ params: { personId: person.id }, body });
  };
  return (
    <Dialog title={t('admin.correctOf', { name: shortName(person.displayName) })} close={close}>
      <DialogForm form={form} {...state} verb={t('admin.correctDo')} onSubmit={submit}>
        {newer && <Newer seen={personWords(seen)} now={personWords(person)} goOn={goOn} />}
        <TextField
          {...form.fieldOf('/displayName')}
          label={t('admin.name')}
          value={form.values.displayName}
          onChange={(displayName) => form.change({ displayName })}
        />
        <PersonFields form={form} />
        <TextField
          {...form.fieldOf('/reason')}
          label={t('admin.reason')}
          description={t('admin.correctHint')}
          value={form.values.reason}
          onChange={(reason) => form.change({ reason })}
        />
        <p className="small soft">{t('admin.correctMasked')}</p>
      </DialogForm>
    </Dialog>
  );
}
