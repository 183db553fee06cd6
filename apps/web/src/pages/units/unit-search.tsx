import type { UnitHit } from '@langmoi/contracts/units';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory } from '../../services';
import { problemWords } from '../../view/problem';
import { useUnitName } from '../../ui/unit-names';
import { usePeriod, useUnitNames } from './unit-words';
import styles from './units.module.css';

/** From so many letters on, and so long after the last: every letter is not a question. */
const [fewest, pause] = [2, 200];

interface Offered {
  readonly hit: UnitHit;
  /** The day whose names and units are meant. */
  readonly on: string;
}

/** By what it was found, where not by its name of that day; and what it is called, or who has its land, on that day. */
function Besides({ hit: { by, matched, calledNow, heirs, unit, isThere }, on }: Offered) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  const namesOf = useUnitNames();
  const periodOf = usePeriod();
  const said = [
    ...(matched && by !== 'name' ? [t(`search.by.${by}`, { matched })] : []),
    ...(calledNow ? [t('search.calledNow', { name: nameOf(calledNow) })] : []),
    ...(isThere ? [] : [periodOf(unit)]),
    ...(heirs.length > 0 ? [t('search.heirs', { date: date(on), names: namesOf(heirs) })] : []),
  ];
  return said.length > 0 && <span className={styles.besides}>{said.join(' · ')}</span>;
}

function Option({ hit, on }: Offered) {
  const nameOf = useUnitName();
  const namesOf = useUnitNames();
  const { unit, below } = hit;
  return (
    <Combobox.Option value={unit.unitId} className={styles.option ?? ''}>
      <span className={styles.found}>{nameOf(unit)}</span>
      {below.length > 0 && <span className="soft small"> {namesOf(below)}</span>}
      <Besides hit={hit} on={on} />
    </Combobox.Option>
  );
}

/**
 * What is typed, and what it finds when nobody types any more. While the answer is on its way the hits before it stay in
 * sight; only of `isCurrent` ones is the first the likeliest.
 */
function useFound(typed: string, on: string) {
  const asked = typed.trim();
  const [q] = useDebouncedValue(asked, pause);
  const isEnough = q.length >= fewest;
  const found = useAnswer(directory.searchUnits, { query: { q, on } }, { enabled: isEnough, keep: true });
  const isShown = isEnough && asked.length >= fewest && !found.isPending;
  const isCurrent = isShown && q === asked && !found.isPlaceholderData;
  return { q, isShown, isCurrent, error: found.error, hits: (isShown && found.data) || none };
}

const none: readonly UnitHit[] = [];

/**
 * Any unit of the country by its name of any time, without marks, with one letter wrong, or by its code; opens its page.
 * `on`: the day by which units are named, and on which the page shows it.
 */
export function UnitSearch({ on }: { on: string }) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const nameOf = useUnitName();
  const [typed, type] = useState('');
  const { q, isShown, isCurrent, error, hits } = useFound(typed, on);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isOpen = combobox.dropdownOpened;
  const [first] = hits;
  useEffect(() => {
    if (first && isCurrent && isOpen) combobox.selectFirstOption(); // Enter opens the likeliest
  }, [typed, first, isCurrent, isOpen]);
  const offer = (asked: string) => (asked.trim().length >= fewest ? combobox.openDropdown() : combobox.closeDropdown());
  const open = (unitId: string) => {
    type('');
    combobox.closeDropdown();
    void navigate(`/units/${unitId}?asOf=${on}`);
  };
  const nothing = error ? problemWords(error.type, language).title : t('search.none', { q });
  return (
    <div role="search" className={styles.search} data-screen-only>
      <Combobox store={combobox} onOptionSubmit={open} withinPortal={false}>
        <Combobox.Target withExpandedAttribute>
          <TextInput
            type="search"
            role="combobox"
            size="sm"
            maxLength={80}
            autoComplete="off"
            label={t('search.label')}
            placeholder={t('search.example')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={typed}
            onChange={(event) => {
              type(event.currentTarget.value);
              combobox.resetSelectedOption(); // what was found for other letters is not what Enter opens
              offer(event.currentTarget.value);
            }}
            onFocus={() => offer(typed)}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!isShown}>
          <Combobox.Options aria-label={t('search.options')}>
            {hits.map((hit) => (
              <Option key={hit.unit.unitId} hit={hit} on={on} />
            ))}
            {hits.length === 0 && <Combobox.Empty>{nothing}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <p role="status" className="hidden">
        {isCurrent && (first ? t('search.found', { n: hits.length, first: nameOf(first.unit) }) : nothing)}
      </p>
    </div>
  );
}
