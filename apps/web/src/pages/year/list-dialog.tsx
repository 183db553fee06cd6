import type { UnitView } from '@langmoi/contracts/directory';
import { ChangeRegistrations, type RegistrationList } from '@langmoi/contracts/year';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import { useUnits } from '../../ui/unit-names';
import { useChange } from '../../ui/use-change';
import { matches } from '../../view/format';
import parts from '../../ui/parts.module.css';
import { noPaper, PaperFields, paperOf, type PaperTyped } from './paper-fields';
import { years } from './services';
import styles from './year.module.css';

interface ListTyped extends PaperTyped {
  readonly add: readonly string[];
  readonly strike: readonly string[];
}

/** Communes to choose from; a chosen one has the field of its place in what is sent, so that a refusal leads to it. */
function Picking(props: {
  form: Form<ListTyped>;
  of: 'add' | 'strike';
  units: readonly UnitView[];
  nameOf: (unit: UnitView) => string;
}) {
  const { t } = useWords();
  const { form, of, units, nameOf } = props;
  const [asked, ask] = useState('');
  const chosen = form.values[of];
  const shown = units.filter((unit) => chosen.includes(unit.id) || matches(nameOf(unit), asked));
  const toggle = (id: string) =>
    form.change({ [of]: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] }, [`/${of}`]);
  const whole = form.fieldOf(`/${of}`);
  return (
    <fieldset className={parts.fields}>
      <legend>{t(`year.${of}`)}</legend>
      <TextField
        id={whole.id}
        label={t('year.search')}
        value={asked}
        error={whole.error}
        description={t('year.picked', { n: chosen.length })}
        onChange={ask}
      />
      <div className={styles.picking}>
        {shown.map((unit) => {
          const at = chosen.indexOf(unit.id);
          const field = at < 0 ? { error: undefined } : form.fieldOf(`/${of}/${at}`);
          return (
            <Checkbox
              key={unit.id}
              {...field}
              size="sm"
              label={nameOf(unit)}
              checked={at >= 0}
              onChange={() => toggle(unit.id)}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

/** A paper that puts communes on a list of the year, or strikes them off: the list's next version. */
export function ListDialog(props: { year: number; list: RegistrationList; close: () => void }) {
  const { year, list, close } = props;
  const { t } = useWords();
  const units = useUnits();
  const form = useForm<ListTyped>({ ...noPaper, add: [], strike: [] }, { place: `list.${year}.${list.tier}` });
  const { seen, newer, goOn, send, state } = useChange(years.changeRegistrations, { form, now: list, close });
  const on = new Set(list.communes.map(({ communeId }) => communeId));
  const communes = units.filter(({ level }) => level === 'commune');
  const districtOf = ({ parentId }: UnitView) => units.find(({ id }) => id === parentId)?.name ?? '';
  const nameOf = (unit: UnitView) => `${unit.name} (${districtOf(unit)})`;
  const submit = () => {
    const { add, strike, ...typed } = form.values;
    const content = { seenVersion: seen.version, ...paperOf(typed), add, strike };
    const body = form.check(ChangeRegistrations, content);
    if (body) send({ params: { year, tier: list.tier }, body });
  };
  const tier = t(`tier.${list.tier}`).toLowerCase();
  return (
    <Dialog title={t('year.changeTitle', { tier, year })} close={close}>
      <DialogForm form={form} verb={t('year.save')} onSubmit={submit} {...state}>
        {newer && (
          <div role="status" className={parts.stale}>
            <p>{t('year.newer')}</p>
            <Button size="xs" variant="default" onClick={goOn}>
              {t('year.goOn')}
            </Button>
          </div>
        )}
        <PaperFields form={form} />
        <Picking form={form} of="add" units={communes.filter(({ id }) => !on.has(id))} nameOf={nameOf} />
        {on.size > 0 && (
          <Picking form={form} of="strike" units={communes.filter(({ id }) => on.has(id))} nameOf={nameOf} />
        )}
      </DialogForm>
    </Dialog>
  );
}
