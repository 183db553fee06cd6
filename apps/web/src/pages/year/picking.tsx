import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { TextField } from '../../ui/fields/text-field';
import { matches } from '../../view/format';
import parts from '../../ui/parts.module.css';
import styles from './year.module.css';

type Field = { readonly id: string; readonly error: string | undefined };

/** Units to choose from by a search; a chosen one has the field of its place in what is sent, so that a refusal leads to it. */
export function Picking(props: {
  legend: string;
  search: string;
  units: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  /** Of the whole, and of a chosen one by its place. */
  whole: Field;
  fieldOf: (at: number) => Field;
  choose: (chosen: string[]) => void;
}) {
  const { t } = useWords();
  const { legend, search, units, chosen, whole, fieldOf, choose } = props;
  const [asked, ask] = useState('');
  const shown = units.filter(({ id, name }) => chosen.includes(id) || matches(name, asked));
  const toggle = (id: string) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className={parts.fields}>
      <legend>{legend}</legend>
      <TextField
        id={whole.id}
        label={search}
        value={asked}
        error={whole.error}
        description={t('year.picked', { n: chosen.length })}
        onChange={ask}
      />
      <div className={styles.picking}>
        {shown.map(({ id, name }) => {
          const at = chosen.indexOf(id);
          const field = at < 0 ? { error: undefined } : fieldOf(at);
          return <Checkbox key={id} {...field} size="sm" label={name} checked={at >= 0} onChange={() => toggle(id)} />;
        })}
      </div>
    </fieldset>
  );
}
