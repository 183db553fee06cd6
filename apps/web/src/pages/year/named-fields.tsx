import { HamletKind } from '@langmoi/contracts/unit-facts';
import type { NamedHamlet } from '@langmoi/contracts/year';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import {} from '../../i18n/units';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory } from '../../services';
import { ChoiceField } from '../../ui/fields/choice-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { namesHamlet, toggledHamlet, type TargetTyped } from '../../view/target-draft';
import parts from '../../ui/parts.module.css';
import { Picking } from './picking';
import { useRowName } from './target-rows';
import styles from './year.module.css';

const at = '/content/measure';

function Districts({ form }: { form: Form<TargetTyped> }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const districts = useUnits().filter(({ level }) => level === 'district');
  if (districts.length === 0) return <p className="soft">{t('year.noDistricts')}</p>;
  return (
    <Picking
      legend={t('year.named.districts')}
      search={t('year.searchDistrict')}
      units={districts.map((unit) => ({ id: unit.id, name: nameOf(unit) }))}
      chosen={form.values.districts}
      whole={form.fieldOf(`${at}/unitIds`)}
      fieldOf={(place) => form.fieldOf(`${at}/unitIds/${place}`)}
      choose={(districts) => form.change({ districts }, [`${at}/unitIds`])}
    />
  );
}

interface Of {
  readonly chosen: readonly NamedHamlet[];
  readonly toggle: (hamlet: NamedHamlet) => void;
}

/** Hamlets that the register knows in a commune, and one by its name that it does not know yet. */
function InCommune({ communeId, chosen, toggle }: Of & { communeId: string }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<HamletKind>('ap');
  const facts = useAnswer(directory.viewUnitFacts, { params: { unitId: communeId }, query: {} });
  const typed = { hamletId: null, communeId, kind, name: name.trim() };
  const add = () => {
    if (!namesHamlet(chosen, typed)) toggle(typed);
    setName('');
  };
  return (
    <>
      <div className={styles.picking}>
        {facts.data?.hamlets.map(({ hamletId, kind: of, name: known }) => {
          const hamlet = { hamletId, communeId, kind: of, name: known };
          return (
            <Checkbox
              key={hamletId}
              size="sm"
              label={t(`hamlet.${of}`, { name: known })}
              checked={namesHamlet(chosen, hamlet)}
              onChange={() => toggle(hamlet)}
            />
          );
        })}
      </div>
      {facts.data?.hamlets.length === 0 && <p className="soft small">{t('year.noHamlets')}</p>}
      <div className={styles.another}>
        <ChoiceField
          id="target-hamlet-kind"
          label={t('year.hamletKind')}
          value={kind}
          onChange={(next) => setKind(HamletKind.parse(next))}
          data={HamletKind.options.map((value) => ({ value, label: t(`hamlet.${value}`, { name: '' }).trim() }))}
        />
        <TextField
          id="target-hamlet-name"
          label={t('year.hamletName')}
          value={name}
          required={false}
          onChange={setName}
        />
        <Button size="sm" variant="default" disabled={typed.name === ''} onClick={add}>
          {t('year.addHamlet')}
        </Button>
      </div>
    </>
  );
}

/** Those chosen, each to be taken out; a refusal stands at the one that it is about. */
function Chosen({ form, chosen, toggle }: Of & { form: Form<TargetTyped> }) {
  const { t } = useWords();
  const nameOf = useRowName();
  return (
    <ul className={styles.chosen} aria-label={t('year.picked', { n: chosen.length })}>
      {chosen.map((hamlet, place) => {
        const { name } = nameOf({ unitId: null, hamlet });
        const errors = ['name', 'communeId'].map((part) => form.fieldOf(`${at}/hamlets/${place}/${part}`).error);
        return (
          <li key={hamlet.hamletId ?? `${hamlet.communeId} ${hamlet.kind} ${hamlet.name}`}>
            {name}{' '}
            <button type="button" className="linkButton small" onClick={() => toggle(hamlet)}>
              {t('year.takeOut')}
              <span className="hidden">: {name}</span>
            </button>
            {errors.filter(Boolean).map((error) => (
              <p key={error} role="alert" className={styles.error}>
                {error}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function Hamlets({ form }: { form: Form<TargetTyped> }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const [communeId, choose] = useState('');
  const communes = useUnits().filter(({ level }) => level === 'commune');
  const { hamlets: chosen } = form.values;
  const toggle = (hamlet: NamedHamlet) => form.change({ hamlets: toggledHamlet(chosen, hamlet) }, [`${at}/hamlets`]);
  const whole = form.fieldOf(`${at}/hamlets`);
  const byName = [...communes].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  return (
    <fieldset className={parts.fields}>
      <legend>{t('year.named.hamlets', { n: chosen.length })}</legend>
      <Chosen {...{ form, chosen, toggle }} />
      <ChoiceField
        id={whole.id}
        label={t('year.ofCommune')}
        value={communeId}
        error={whole.error}
        onChange={choose}
        data={[{ value: '', label: '–' }, ...byName.map((unit) => ({ value: unit.id, label: nameOf(unit) }))]}
      />
      {communeId && <InCommune key={communeId} {...{ communeId, chosen, toggle }} />}
    </fieldset>
  );
}

/** Whom a target names, chosen one by one. */
export function NamedFields({ form }: { form: Form<TargetTyped> }) {
  return form.values.kind === 'districts' ? <Districts form={form} /> : <Hamlets form={form} />;
}
