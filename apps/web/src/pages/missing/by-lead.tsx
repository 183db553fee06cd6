import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { MissingView } from '@langmoi/contracts/missing';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { useLeadWords } from '../../ui/use-leads';
import { lacksOf, openByReason, waysOf, type Lack, type MissingPart } from '../../view/missing';
import { Lacks, Relative, usePartName } from './lacks';
import { useUnitLink } from './use-unit';
import styles from './missing.module.css';

function Criterion(props: { of: MissingPart['of']; lacks: readonly Lack[]; set: CriteriaSetView }) {
  const { t } = useWords();
  const linkOf = useUnitLink();
  const name = usePartName()(props.set, props.of);
  const { of, lacks, set } = props;
  const failing = lacks.filter(({ part }) => part.way !== 'open');
  const open = lacks.filter(({ part }) => part.way === 'open');
  return (
    <section>
      <h4>{name}</h4>
      {failing.length > 0 && (
        <RecordTable
          saved
          name={name}
          className={styles.table}
          columns={[t('missing.commune'), t('missing.lack'), t('missing.relative')]}
        >
          <tbody>
            {failing.map(({ unitId, part }) => {
              const unit = linkOf(unitId, set.tier);
              return (
                <tr key={unitId}>
                  <th scope="row">
                    <Link to={`${unit.to}#${set.tier}${of}`}>{unit.name}</Link>
                  </th>
                  <td>
                    <Lacks part={part} set={set} />
                  </td>
                  <td>
                    <Relative part={part} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </RecordTable>
      )}
      {openByReason(open.map(({ unitId, part }) => ({ part, what: unitId }))).map(({ because, whats }) => (
        <details key={because} className="small">
          <summary>
            {t('missing.openCommunes', { n: whats.length })}, {t(`judgement.because.${because}`)}
          </summary>
          <p>
            {whats.map((unitId, at) => {
              const unit = linkOf(unitId, set.tier);
              return (
                <span key={unitId}>
                  {at > 0 && ', '}
                  <Link to={`${unit.to}#${set.tier}${of}`}>{unit.name}</Link>
                </span>
              );
            })}
          </p>
        </details>
      ))}
    </section>
  );
}

function Lead(props: {
  lead: string;
  criteria: readonly MissingPart['of'][];
  view: MissingView;
  set: CriteriaSetView;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { lead, criteria, view, set } = props;
  const all = criteria.map((of) => ({ of, lacks: lacksOf(view.rows, of) })).filter(({ lacks }) => lacks.length > 0);
  const ways = waysOf(all.flatMap(({ lacks }) => lacks.map(({ part }) => part)));
  if (all.length === 0) return null;
  return (
    <li>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <strong>{lead}</strong>{' '}
          <span className="soft small">
            {t('missing.ofLead', { n: ways.measured + ways.unmeasured, open: ways.open })}
          </span>
        </summary>
        {open && (
          <div className={styles.ofLead}>
            {all.map(({ of, lacks }) => (
              <Criterion key={of} of={of} lacks={lacks} set={set} />
            ))}
          </div>
        )}
      </details>
    </li>
  );
}

/** Department after department: each criterion that it leads, the communes in the order that is kept inside of one. */
export function ByLead({ view, set }: { view: MissingView; set: CriteriaSetView }) {
  const words = useLeadWords(view.leads);
  const leadOf = (of: MissingPart['of']) => words(set.id, of);
  const parts = [...set.criteria.map(({ no }) => no), ...set.conditions.map(({ code }) => code)];
  const leads = [...new Set(parts.map(leadOf))];
  return (
    <ul className={styles.leads}>
      {leads.map((lead) => (
        <Lead key={lead} {...{ lead, view, set }} criteria={parts.filter((of) => leadOf(of) === lead)} />
      ))}
    </ul>
  );
}
