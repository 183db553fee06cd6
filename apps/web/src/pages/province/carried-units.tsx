import type { CarriedOverview, ComputedValue } from '@langmoi/contracts/reporting';
import { useWords } from '../../i18n/language';
import { SourceText } from '../../ui/marks';
import { CarriedNote, UnitOfDay } from '../../ui/carried-note';
import { OpensOrigin } from '../../ui/figure-origin';
import { RecordTable } from '../../ui/record-table';
import { useUnitName } from '../../ui/unit-names';
import { percentOf } from '../../view/format';
import carriedStyles from '../../ui/carried.module.css';
import styles from './province.module.css';

type Unit = CarriedOverview['units'][number];

/** Ours, with its formula and the communes that it counts behind it. */
function Computed({ name, of, text }: { name: string; of: ComputedValue; text: string }) {
  if (of.value === null) return <span className="soft">{text}</span>;
  return (
    <OpensOrigin name={name} figure={{ computed: of, stated: [], explanation: null }}>
      {text}
    </OpensOrigin>
  );
}

function Row({ row, on }: { row: Unit; on: string }) {
  const { t, number } = useWords();
  const nameOf = useUnitName();
  const { unit, communes, recognised, meanComputed, statedRecognised } = row;
  const name = unit ? nameOf(unit) : t('carried.nobody');
  const rate = recognised.value === null ? null : percentOf(recognised.value, communes.length);
  const show = (value: number | null) => (value === null ? '–' : number(value));
  const differs = statedRecognised !== null && statedRecognised.value !== recognised.value;
  return (
    <tr>
      <th scope="row">{unit ? <UnitOfDay unit={unit} on={on} /> : t('carried.nobody')}</th>
      <td className="num">{communes.length}</td>
      <td className="num">
        <Computed name={`${name}: ${t('province.recognised')}`} of={recognised} text={show(recognised.value)} />
      </td>
      <td className="num">
        <span className={differs ? styles.differs : 'soft'}>
          {differs && '≠ '}
          {statedRecognised ? (
            <OpensOrigin
              name={`${name}: ${t('figure.byReport')}`}
              figure={{ computed: null, stated: statedRecognised.parts, explanation: null }}
            >
              {show(statedRecognised.value)}
            </OpensOrigin>
          ) : (
            '–'
          )}
        </span>
      </td>
      <td className="num">
        <Computed name={`${name}: ${t('province.rate')}`} of={recognised} text={show(rate)} />
      </td>
      <td className="num">
        <Computed
          name={`${name}: ${t('province.mean')}`}
          of={meanComputed}
          text={meanComputed.value === null ? '–' : `${number(meanComputed.value)} (${meanComputed.denominator ?? 0})`}
        />
      </td>
    </tr>
  );
}

/** The communes of their own day under the units of another: each counts once, and the totals are the same both ways. */
export function CarriedUnits({ carried: { on, units } }: { carried: CarriedOverview }) {
  const { t, date } = useWords();
  const name = t('carried.units', { on: date(on) });
  return (
    <section aria-labelledby="carried-units">
      <h2 id="carried-units">{name}</h2>
      <RecordTable
        saved
        name={name}
        className={`${carriedStyles.compact} ${carriedStyles.five}`}
        columns={[
          t('unit.unit'),
          { title: t('carried.communes'), numeric: true },
          { title: t('province.recognised'), numeric: true },
          { title: t('figure.byReport'), numeric: true },
          { title: t('province.rate'), numeric: true },
          { title: t('province.mean'), numeric: true },
        ]}
      >
        <tbody>
          {units.map((row) => (
            <Row key={row.unit?.unitId ?? ''} row={row} on={on} />
          ))}
        </tbody>
      </RecordTable>
      <p className="small soft">{t('province.meanNote')}</p>
    </section>
  );
}

/** What stays the same, and what papers say that cannot be carried. */
export function ProvinceCarried({ carried, total }: { carried: CarriedOverview; total: number }) {
  const { t } = useWords();
  const { notCarried } = carried;
  return (
    <CarriedNote carried={carried}>
      <p>{t('carried.sameTotal', { n: total })}</p>
      {notCarried.length > 0 && (
        <details>
          <summary>{t('carried.notCarried', { n: notCarried.length })}</summary>
          <ul>
            {notCarried.map(({ value }) => (
              <Stated key={value.id} value={value} />
            ))}
          </ul>
        </details>
      )}
    </CarriedNote>
  );
}

function Stated({ value: { label, value, source } }: { value: CarriedOverview['notCarried'][number]['value'] }) {
  const { say } = useWords();
  return (
    <li>
      {say(label)}: {value} <SourceText source={source} />
    </li>
  );
}
