import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { MissingOfUnit, MissingView } from '@langmoi/contracts/missing';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { LiesIn } from '../../ui/carried-rows';
import { FoldedRows } from '../../ui/folded-rows';
import { useIsNarrow } from '../../ui/folding';
import { RecordTable } from '../../ui/record-table';
import { useLeadWords } from '../../ui/use-leads';
import { openByReason } from '../../view/missing';
import { Lacks, Relative, usePartName } from './lacks';
import { useDistrictOf, useUnitLink } from './use-unit';
import styles from './missing.module.css';

type LeadsOf = ReturnType<typeof useLeadWords>;

function Commune(props: { of: MissingOfUnit; set: CriteriaSetView; leadsOf: LeadsOf }) {
  const { t } = useWords();
  const partName = usePartName();
  const { of, set, leadsOf } = props;
  const { name, to } = useUnitLink()(of.unitId, set.tier);
  const failing = of.parts.filter(({ way }) => way !== 'open');
  const open = of.parts.filter(({ way }) => way === 'open');
  return (
    <tbody className={styles.commune}>
      {failing.map((part, at) => (
        <tr key={part.of}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={failing.length + (open.length > 0 ? 1 : 0)}>
              <Link to={to}>{name}</Link>
              <span className={styles.met}>{t('missing.metOf', { met: of.metCount, total: of.total })}</span>
              <LiesIn unitId={of.unitId} />
            </th>
          )}
          <td>
            <Link to={`${to}#${set.tier}${part.of}`}>{partName(set, part.of)}</Link>
          </td>
          <td>
            <Lacks part={part} set={set} />
          </td>
          <td>
            <Relative part={part} />
          </td>
          <td className="small">{leadsOf(set.id, part.of)}</td>
        </tr>
      ))}
      {open.length > 0 && (
        <tr>
          <td className="soft">{t('missing.openParts', { n: open.length })}</td>
          <td colSpan={3} className="soft small">
            {openByReason(open.map((part) => ({ part, what: part.of })))
              .map(({ because, whats }) =>
                t('missing.openOf', { why: t(`judgement.because.${because}`), list: whats.join(', ') }),
              )
              .join('; ')}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** On a telephone: a commune in a line with what is nearest, the rest of it on its own page. */
function Line({ of, set }: { of: MissingOfUnit; set: CriteriaSetView }) {
  const { t } = useWords();
  const partName = usePartName();
  const { name, to } = useUnitLink()(of.unitId, set.tier);
  const [nearest, ...others] = of.parts.filter(({ way }) => way !== 'open');
  const open = of.parts.filter(({ way }) => way === 'open').length;
  return (
    <li>
      <Link to={to}>{name}</Link>{' '}
      <span className="soft small">{t('missing.metOf', { met: of.metCount, total: of.total })}</span>
      {nearest && (
        <div className={styles.nearest}>
          <Link to={`${to}#${set.tier}${nearest.of}`}>{partName(set, nearest.of)}</Link>
          <Lacks part={nearest} set={set} />
        </div>
      )}
      {others.length > 0 && (
        <p className="small">{t('missing.others', { list: others.map(({ of: no }) => no).join(', ') })}</p>
      )}
      {open > 0 && <p className="soft small">{t('missing.openParts', { n: open })}</p>}
      <LiesIn unitId={of.unitId} />
    </li>
  );
}

/** The same communes district by district, folded. */
function Folded({ rows, set }: { rows: readonly MissingOfUnit[]; set: CriteriaSetView }) {
  const { t } = useWords();
  const districtOf = useDistrictOf();
  const districts = [...new Set(rows.map(({ unitId }) => districtOf(unitId)))];
  const groups = districts.map((district) => {
    const own = rows.filter(({ unitId }) => districtOf(unitId) === district);
    const count = t('missing.lacking', { n: own.length });
    return { key: district, name: district || t('judgement.noDistrict'), count, rows: own };
  });
  return <FoldedRows groups={groups}>{(of) => <Line key={of.unitId} of={of} set={set} />}</FoldedRows>;
}

/** Communes of which nothing is known to fail and something is open: a line each would hide those that fail. */
function OpenOnly({ rows, tier }: { rows: readonly MissingOfUnit[]; tier: string }) {
  const { t } = useWords();
  const linkOf = useUnitLink();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{t('missing.openOnly', { n: rows.length })}</summary>
      <ul className={styles.names}>
        {rows.map(({ unitId, metCount, total, parts }) => {
          const { name, to } = linkOf(unitId, tier);
          return (
            <li key={unitId}>
              <Link to={to}>{name}</Link>{' '}
              <span className="soft small">
                {metCount > 0 && `${t('missing.metOf', { met: metCount, total })}, `}
                {t('missing.openParts', { n: parts.length })}
              </span>
              <LiesIn unitId={unitId} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Commune after commune: what fails in the order of the service, what is open in one line. */
export function ByCommune({ view, set }: { view: MissingView; set: CriteriaSetView }) {
  const { t } = useWords();
  const leadsOf = useLeadWords(view.leads);
  const fails = ({ parts }: MissingOfUnit) => parts.some(({ way }) => way !== 'open');
  const failing = view.rows.filter(fails);
  const isNarrow = useIsNarrow();
  return (
    <>
      {isNarrow && <Folded rows={failing} set={set} />}
      {!isNarrow && failing.length > 0 && (
        <RecordTable
          saved
          name={t('missing.rows')}
          className={styles.table}
          columns={[
            t('missing.commune'),
            t('missing.part'),
            t('missing.lack'),
            t('missing.relative'),
            t('missing.lead'),
          ]}
        >
          {failing.map((of) => (
            <Commune key={of.unitId} of={of} set={set} leadsOf={leadsOf} />
          ))}
        </RecordTable>
      )}
      <OpenOnly rows={view.rows.filter((of) => of.parts.length > 0 && !fails(of))} tier={set.tier} />
    </>
  );
}
