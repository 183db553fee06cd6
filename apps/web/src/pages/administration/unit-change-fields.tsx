import type { UnitView } from '@langmoi/contracts/directory';
import { Measure } from '@langmoi/contracts/units';
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { ChoiceField } from '../../ui/fields/choice-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { useUnitName } from '../../ui/unit-names';
import { unitChoices } from '../../view/unit-choices';
import type { ProposalTyped } from '../../view/unit-proposal';

interface Part {
  readonly form: Form<ProposalTyped>;
  readonly units: readonly UnitView[];
}

/** Communes below their district if they have one, or the districts alone. */
function useUnitChoices(units: readonly UnitView[], level: 'commune' | 'district') {
  const { t } = useWords();
  const nameOf = useUnitName();
  const found = unitChoices(units, nameOf, (unit) => unit.level === level);
  const flat = level === 'district' ? found.flatMap((one) => ('items' in one ? one.items : [one])) : found;
  return [{ value: '', label: t('uchange.choose') }, ...flat];
}

function Merging({ form, units }: Part) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const choices = useUnitChoices(units, 'commune');
  const { values, change, fieldOf } = form;
  const chosen = units.filter(({ id }) => values.units.includes(id));
  const put = (at: number, id: string) =>
    change({ units: values.units.map((one, index) => (index === at ? id : one)), into: '' });
  return (
    <fieldset className={parts.fields}>
      <legend>{t('uchange.units')}</legend>
      <div className={parts.pair}>
        {values.units.map((id, at) => (
          <ChoiceField
            key={at}
            {...fieldOf(`/units/${at}`)}
            label={t('uchange.unit', { n: at + 1 })}
            value={id}
            data={choices}
            onChange={(next) => put(at, next)}
          />
        ))}
      </div>
      <div>
        <Button size="xs" variant="default" onClick={() => change({ units: [...values.units, ''] })}>
          {t('uchange.addUnit')}
        </Button>
      </div>
      <ChoiceField
        {...fieldOf('/into')}
        label={t('uchange.into')}
        value={values.into}
        data={[
          { value: '', label: t('uchange.intoNew') },
          ...chosen.map((unit) => ({ value: unit.id, label: nameOf(unit) })),
        ]}
        onChange={(into) => change({ into })}
      />
    </fieldset>
  );
}

function Dividing({ form, units }: Part) {
  const { t } = useWords();
  const choices = useUnitChoices(units, 'commune');
  const { values, change, fieldOf } = form;
  return (
    <>
      <ChoiceField
        {...fieldOf('/units/0')}
        label={t('uchange.splitUnit')}
        value={values.units[0] ?? ''}
        data={choices}
        onChange={(id) => change({ units: [id] })}
      />
      <div className={parts.pair}>
        <ChoiceField
          {...fieldOf('/measure')}
          label={t('uchange.measure')}
          value={values.measure}
          data={(['', ...Measure.options] as const).map((value) => ({ value, label: t(`uchange.measure.${value}`) }))}
          onChange={(measure) => change({ measure: measure as ProposalTyped['measure'] }, ['/measure', '/share'])}
        />
        {values.measure !== '' && (
          <TextField
            {...fieldOf('/share')}
            label={t('uchange.share')}
            description={t('uchange.shareHint')}
            value={values.share}
            onChange={(share) => change({ share })}
          />
        )}
      </div>
    </>
  );
}

function Abolishing({ form, units }: Part) {
  const { t } = useWords();
  const choices = useUnitChoices(units, 'district');
  const { values, change, fieldOf } = form;
  const [district = ''] = values.units;
  return (
    <div className={parts.pair}>
      <ChoiceField
        {...fieldOf('/units/0')}
        label={t('uchange.district')}
        value={district}
        data={choices}
        onChange={(id) => change({ units: [id] })}
      />
      <ChoiceField
        {...fieldOf('/into')}
        label={t('uchange.heir')}
        value={values.into}
        data={choices.filter((one) => !('value' in one) || one.value !== district)}
        onChange={(into) => change({ into })}
      />
    </div>
  );
}

function Renaming({ form, units }: Part) {
  const { t } = useWords();
  const communes = useUnitChoices(units, 'commune');
  const { values, change, fieldOf } = form;
  return (
    <div className={parts.pair}>
      <ChoiceField
        {...fieldOf('/units/0')}
        label={t('uchange.renamedUnit')}
        value={values.units[0] ?? ''}
        data={communes}
        onChange={(id) => change({ units: [id] })}
      />
      <TextField
        {...fieldOf('/name')}
        label={t('uchange.newName')}
        description={t('uchange.nameHint')}
        value={values.name}
        onChange={(name) => change({ name })}
      />
    </div>
  );
}

const unitKinds = ['commune', 'ward', 'township'] as const;

function Beginning({ form }: Pick<Part, 'form'>) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  return (
    <div className={parts.pair}>
      <TextField
        {...fieldOf('/name')}
        label={t('uchange.name')}
        description={t('uchange.nameHint')}
        value={values.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        {...fieldOf('/code')}
        label={t('uchange.code')}
        value={values.code}
        onChange={(code) => change({ code })}
      />
      <ChoiceField
        {...fieldOf('/unitKind')}
        label={t('uchange.unitKind')}
        value={values.unitKind}
        data={unitKinds.map((value) => ({ value, label: t(`uchange.kindOf.${value}`) }))}
        onChange={(kind) => change({ unitKind: kind as ProposalTyped['unitKind'] })}
      />
    </div>
  );
}

/** Which units, and what becomes of them. */
export function HappeningFields(props: Part) {
  const { kind, into } = props.form.values;
  return (
    <>
      {kind === 'merged' && <Merging {...props} />}
      {kind === 'split' && <Dividing {...props} />}
      {kind === 'renamed' && <Renaming {...props} />}
      {kind === 'abolished' && <Abolishing {...props} />}
      {(kind === 'split' || (kind === 'merged' && into === '')) && <Beginning form={props.form} />}
    </>
  );
}
