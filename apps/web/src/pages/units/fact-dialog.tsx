import { HamletKind, NotingUnitFact, UnitZone, type UnitFactsView } from '@langmoi/contracts/unit-facts';
import { Checkbox } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { directory } from '../../services';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import { factKinds, knownHamlets, noFact, notingOf, type FactTyped, type HamletNamed } from '../../view/unit-facts';
import parts from '../../ui/parts.module.css';
import { useHamletName } from './unit-words';

interface Fields {
  readonly form: Form<FactTyped>;
  readonly known: readonly HamletNamed[];
}

type Named = 'written' | 'zone' | 'hamletId' | 'hamletKind' | 'name';

/** A value of the content with its place in it. */
const contentField = ({ values, change, fieldOf }: Form<FactTyped>, name: Named) => ({
  ...fieldOf(`/content/${name}`),
  value: values[name],
  onChange: (value: string) => change({ [name]: value }, [`/content/${name}`]),
});

/** A hamlet that begins, is renamed or comes from another commune: a known one keeps its life. */
function HamletFields({ form, known }: Fields) {
  const { t } = useWords();
  const hamletOf = useHamletName();
  const choices = known.map((hamlet) => ({ value: hamlet.hamletId, label: hamletOf(hamlet) }));
  return (
    <>
      {known.length > 0 && (
        <ChoiceField
          {...contentField(form, 'hamletId')}
          label={t('ufact.whichHamlet')}
          data={[{ value: '', label: t('ufact.newHamlet') }, ...choices]}
        />
      )}
      <div className={parts.pair}>
        <ChoiceField
          {...contentField(form, 'hamletKind')}
          label={t('ufact.hamletKind')}
          data={HamletKind.options.map((value) => ({ value, label: t(`hamlet.${value}`, { name: '' }).trim() }))}
        />
        <TextField
          {...contentField(form, 'name')}
          label={t('ufact.hamletName')}
          description={t('ufact.hamletNameHint')}
        />
      </div>
    </>
  );
}

/** A hamlet that is no more, and those that took it. */
function EndedFields({ form, known }: Fields) {
  const { t } = useWords();
  const hamletOf = useHamletName();
  const { hamletId, into } = form.values;
  const others = known.filter((hamlet) => hamlet.hamletId !== hamletId);
  const toggle = (id: string) =>
    form.change({ into: into.includes(id) ? into.filter((one) => one !== id) : [...into, id] }, ['/content/into']);
  return (
    <>
      <ChoiceField
        {...contentField(form, 'hamletId')}
        label={t('ufact.whichEnded')}
        data={[
          { value: '', label: t('ufact.choose') },
          ...known.map((hamlet) => ({ value: hamlet.hamletId, label: hamletOf(hamlet) })),
        ]}
      />
      {others.length > 0 && (
        <fieldset className={parts.fields}>
          <legend>{t('ufact.into')}</legend>
          {others.map((hamlet) => (
            <Checkbox
              key={hamlet.hamletId}
              size="sm"
              label={hamletOf(hamlet)}
              checked={into.includes(hamlet.hamletId)}
              onChange={() => toggle(hamlet.hamletId)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function ContentFields({ form, known }: Fields) {
  const { t } = useWords();
  const { kind } = form.values;
  if (kind === 'hamlet') return <HamletFields form={form} known={known} />;
  if (kind === 'hamletEnded') return <EndedFields form={form} known={known} />;
  if (kind === 'alias') {
    return (
      <TextField {...contentField(form, 'written')} label={t('ufact.written')} description={t('ufact.writtenHint')} />
    );
  }
  return (
    <ChoiceField
      {...contentField(form, 'zone')}
      label={t('ufact.zone')}
      data={[
        { value: '', label: t('ufact.choose') },
        ...UnitZone.options.map((value) => ({ value, label: t(`zone.${value}`) })),
      ]}
    />
  );
}

/** From when until when: a name in papers has none, and a hamlet that is no more has no last day. */
function DayFields({ form }: { form: Form<FactTyped> }) {
  const { t } = useWords();
  const { kind } = form.values;
  if (kind === 'alias') return null;
  const day = (name: 'fromOn' | 'toOn') => ({
    ...form.fieldOf(`/${name}`),
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }, ['/fromOn', '/toOn']),
  });
  return (
    <div className={parts.pair}>
      <DateField
        size="sm"
        {...day('fromOn')}
        label={t(kind === 'hamletEnded' ? 'ufact.endedOn' : 'ufact.fromOn')}
        description={t('ufact.fromOnHint')}
      />
      {kind !== 'hamletEnded' && (
        <DateField size="sm" {...day('toOn')} label={t('ufact.toOn')} description={t('ufact.toOnHint')} />
      )}
    </div>
  );
}

/** Where it stands written: nothing is noted of a unit without that. */
function SourceFields({ form }: { form: Form<FactTyped> }) {
  const { t } = useWords();
  const field = (name: 'document' | 'documentDate' | 'line', pointer: string) => ({
    ...form.fieldOf(pointer),
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }, [pointer]),
  });
  return (
    <fieldset className={parts.fields}>
      <legend>{t('ufact.source')}</legend>
      <TextField
        {...field('document', '/sources/0/document')}
        label={t('ufact.document')}
        description={t('ufact.documentHint')}
      />
      <div className={parts.pair}>
        <DateField
          size="sm"
          {...field('documentDate', '/sources/0/date')}
          label={`${t('ufact.documentDate')} (${t('form.optional')})`}
        />
        <TextField {...field('line', '/sources/0/line')} label={t('ufact.line')} required={false} />
      </div>
    </fieldset>
  );
}

/** Notes a hamlet, a zone or a name in papers of the unit, with its source; nothing that stands is overwritten. */
export function FactDialog(props: { view: UnitFactsView; level: string | undefined; close: () => void }) {
  const { view, level, close } = props;
  const { t } = useWords();
  const known = knownHamlets(view);
  const kinds = factKinds.filter((kind) => level === 'commune' || kind === 'zone' || kind === 'alias');
  const first = { ...noFact, kind: kinds[0] ?? 'zone' };
  const form = useForm<FactTyped>(first, { place: `fact.${view.unitId}` });
  const note = useCommand(directory.noteUnitFact, () => {
    form.forget();
    close();
  });
  const send = () => {
    const body = form.check(NotingUnitFact, notingOf(form.values));
    if (!body) return;
    const input = { params: { unitId: view.unitId }, body };
    note.mutate(input, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('ufact.note')} close={close}>
      <DialogForm
        form={form}
        problem={note.error}
        pending={note.isPending}
        verb={t('ufact.noteDo')}
        onSubmit={send}
        close={close}
      >
        <ChoiceField
          {...form.fieldOf('/content')}
          label={t('ufact.kind')}
          value={form.values.kind}
          onChange={(kind) => form.change({ kind: kind as FactTyped['kind'] }, [''])}
          data={kinds.map((value) => ({ value, label: t(`ufact.kind.${value}`) }))}
        />
        <ContentFields form={form} known={known} />
        <DayFields form={form} />
        {form.values.kind !== 'alias' && <DecisionFields form={form} prefix="" required={false} />}
        <SourceFields form={form} />
      </DialogForm>
    </Dialog>
  );
}
