import { useWords } from '../../i18n/language';
import { ChoiceField } from '../../ui/fields/choice-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { useUnitName, useUnits } from '../../ui/unit-names';
import type { PersonTyped } from '../../view/persons';

type Typed = Omit<PersonTyped, 'displayName' | 'reason'>;

/** How somebody is reached and told from a namesake, and where they are at home: there they do not decide. */
export function PersonFields({ form }: { form: Form<Typed> }) {
  const { t } = useWords();
  const units = useUnits();
  const nameOf = useUnitName();
  const { values, change, fieldOf } = form;
  const homes = units.filter(({ level }) => level !== 'province');
  return (
    <>
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
      <ChoiceField
        {...fieldOf('/homeUnitId')}
        label={`${t('admin.home')} (${t('form.optional')})`}
        description={t('admin.homeHint')}
        value={values.homeUnitId}
        onChange={(next) => change({ homeUnitId: next })}
        data={[
          { value: '', label: t('admin.unknown') },
          ...homes.map((unit) => ({ value: unit.id, label: nameOf(unit) })),
        ]}
      />
    </>
  );
}
