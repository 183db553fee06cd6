import type { UnitView } from '@langmoi/contracts/directory';
import { ChangeRegistrations, type RegistrationList } from '@langmoi/contracts/year';
import { Button } from '@mantine/core';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { useForm, type Form } from '../../ui/fields/use-form';
import { useUnits } from '../../ui/unit-names';
import { useChange } from '../../ui/use-change';
import parts from '../../ui/parts.module.css';
import { noPaper, PaperFields, paperOf, type PaperTyped } from './paper-fields';
import { Picking } from './picking';
import { years } from './services';

interface ListTyped extends PaperTyped {
  readonly add: readonly string[];
  readonly strike: readonly string[];
}

/** Communes to choose from, each with its district. */
function Communes({ form, of, units }: { form: Form<ListTyped>; of: 'add' | 'strike'; units: readonly UnitView[] }) {
  const { t } = useWords();
  const all = useUnits();
  const districtOf = ({ parentId }: UnitView) => all.find(({ id }) => id === parentId)?.name ?? '';
  return (
    <Picking
      legend={t(`year.${of}`)}
      search={t('year.search')}
      units={units.map((unit) => ({ id: unit.id, name: `${unit.name} (${districtOf(unit)})` }))}
      chosen={form.values[of]}
      whole={form.fieldOf(`/${of}`)}
      fieldOf={(at) => form.fieldOf(`/${of}/${at}`)}
      choose={(chosen) => form.change({ [of]: chosen }, [`/${of}`])}
    />
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
        <Communes form={form} of="add" units={communes.filter(({ id }) => !on.has(id))} />
        {on.size > 0 && <Communes form={form} of="strike" units={communes.filter(({ id }) => on.has(id))} />}
      </DialogForm>
    </Dialog>
  );
}
