import { Capacity } from '@langmoi/contracts/caller';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { directory } from '../../services';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { holdersOf, pointerOf, type AppointmentTyped } from '../../view/appointments';
import { shortName } from '../../view/roles';
import { unitChoices } from '../../view/unit-choices';
import { useRolesToGive } from './use-place';
import { officers } from './services';

/** The part of a dialog's form that is about an office; `prefix` is where the contract keeps it. */
interface Part {
  readonly form: Form<AppointmentTyped>;
  readonly prefix: string;
}

/** Reads and writes one field of it, with its error where the contract's pointer says. */
function usePart({ form, prefix }: Part) {
  return (name: keyof AppointmentTyped) => {
    const pointer = pointerOf(name, prefix);
    return {
      ...form.fieldOf(pointer),
      value: form.values[name],
      onChange: (value: string) => form.change({ [name]: value }, [pointer]),
    };
  };
}

/** The unit narrows the offices to choose from: a province has hundreds. Only units that have one are offered. */
function UnitAndOffice({ form, prefix }: Part) {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const units = useUnits();
  const nameOf = useUnitName();
  const organisations = useAnswer(directory.listOrganisations, { params: { provinceId } });
  const field = usePart({ form, prefix });
  const { value: unitId, ...unitField } = field('unitId');
  const { onChange: setOffice, value: officeId, ...officeField } = field('organisationId');
  const seats = new Set((organisations.data ?? []).map((one) => one.unitId));
  const there = (organisations.data ?? []).filter((one) => one.unitId === unitId);
  const pick = (next: string) => {
    const [only, ...others] = (organisations.data ?? []).filter((one) => one.unitId === next);
    const organisationId = only && others.length === 0 ? only.id : '';
    form.change({ unitId: next, organisationId }, [pointerOf('unitId', prefix), pointerOf('organisationId', prefix)]);
  };
  return (
    <div className={parts.pair}>
      <ChoiceField
        {...unitField}
        label={t('admin.unit')}
        value={unitId}
        onChange={pick}
        data={[{ value: '', label: t('admin.choose') }, ...unitChoices(units, nameOf, ({ id }) => seats.has(id))]}
      />
      <ChoiceField
        {...officeField}
        label={t('admin.organisation')}
        value={officeId}
        disabled={unitId === ''}
        onChange={setOffice}
        data={[
          { value: '', label: unitId ? t('admin.choose') : t('admin.unitFirst') },
          ...there.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}

/** In whose place somebody signs: an office of the same organisation that is held in its own right. */
function OnBehalf({ form, prefix, today }: Part & { today: string }) {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const persons = useAnswer(officers.listPersons, { params: { provinceId }, query: {} });
  const { onChange, ...field } = usePart({ form, prefix })('onBehalfOf');
  const heads = holdersOf(persons.data ?? [], form.values.organisationId, today).filter(
    ({ appointment }) => appointment.capacity === 'own',
  );
  return (
    <ChoiceField
      {...field}
      label={t('admin.onBehalfOf')}
      description={heads.length === 0 ? t('admin.noHead') : undefined}
      onChange={onChange}
      data={[
        { value: '', label: t('admin.choose') },
        ...heads.map(({ person, appointment }) => ({
          value: appointment.id,
          label: `${shortName(person.displayName)} · ${t(`role.${appointment.role}`)}`,
        })),
      ]}
    />
  );
}

/** An office for somebody: where, what, from when, how it is signed for, by which paper. */
export function AppointmentFields({ form, prefix, today, dated = true }: Part & { today: string; dated?: boolean }) {
  const { t } = useWords();
  const field = usePart({ form, prefix });
  const roles = useRolesToGive();
  const { onChange: setRole, ...role } = field('role');
  const { onChange: setCapacity, ...capacity } = field('capacity');
  return (
    <>
      <UnitAndOffice form={form} prefix={prefix} />
      <div className={parts.pair}>
        <ChoiceField
          {...role}
          label={t('admin.role')}
          onChange={setRole}
          data={[
            { value: '', label: t('admin.choose') },
            ...roles.map((one) => ({ value: one, label: t(`role.${one}`) })),
          ]}
        />
        <ChoiceField
          {...capacity}
          label={t('admin.capacity')}
          onChange={setCapacity}
          data={Capacity.options.map((one) => ({ value: one, label: t(`capacity.${one}`) }))}
        />
      </div>
      {form.values.capacity !== 'own' && <OnBehalf form={form} prefix={prefix} today={today} />}
      {dated && (
        <div className={parts.pair}>
          <DateField size="sm" {...field('fromOn')} label={t('admin.fromOn')} />
          <DateField size="sm" {...field('toOn')} label={`${t('admin.toOn')} (${t('form.optional')})`} />
        </div>
      )}
      <DecisionFields form={form} prefix={prefix} />
    </>
  );
}
