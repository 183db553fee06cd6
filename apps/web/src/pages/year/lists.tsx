import type { RegistrationList, YearView } from '@langmoi/contracts/year';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import {} from '../../i18n/list-import';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { LiesIn } from '../../ui/carried-rows';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { useUnits } from '../../ui/unit-names';
import parts from '../../ui/parts.module.css';
import { ListDialog } from './list-dialog';
import { useRowName } from './target-rows';
import styles from './year.module.css';

function Names({ communes }: { communes: RegistrationList['communes'] }) {
  const nameOf = useRowName();
  const units = useUnits();
  const codeOf = (id: string) => units.find((unit) => unit.id === id)?.code ?? '';
  const byCode = [...communes].sort((a, b) => codeOf(a.communeId).localeCompare(codeOf(b.communeId)));
  return (
    <ul className={styles.names}>
      {byCode.map(({ communeId, rehearsal }) => {
        const { name, to } = nameOf({ unitId: communeId, hamlet: null });
        return (
          <li key={communeId}>
            {to ? <Link to={to}>{name}</Link> : name} {rehearsal && <RehearsalMark />}
            <LiesIn unitId={communeId} />
          </li>
        );
      })}
    </ul>
  );
}

function Papers({ versions }: Pick<RegistrationList, 'versions'>) {
  const { t, date } = useWords();
  if (versions.length === 0) return null;
  return (
    <div>
      <h4>{t('year.papers')}</h4>
      <ol className={styles.papers} reversed>
        {versions.map(({ version, source, added, struck, asOf, reason, rehearsal }) => (
          <li key={version}>
            <SourceText source={source} /> {rehearsal && <RehearsalMark />}
            <br />
            {t('year.paperSays', { added: added.length, struck: struck.length, date: date(asOf) })}
            {reason && `. ${reason}`}
          </li>
        ))}
      </ol>
    </div>
  );
}

function List({ year, list, may }: { year: number; list: RegistrationList; may: boolean }) {
  const { t } = useWords();
  const [changing, change] = useState(false);
  const { tier, communes, struck, versions } = list;
  const name = t(`tier.${tier}`);
  return (
    <article className={`${parts.paper} stack`}>
      <div className={styles.head}>
        <h3>{t('year.listOf', { tier: name, n: communes.length })}</h3>
        {may && (
          <Button size="xs" variant="default" onClick={() => change(true)} aria-label={`${t('year.change')}: ${name}`}>
            {t('year.change')}
          </Button>
        )}
      </div>
      {communes.length === 0 && <p className="soft">{t('year.noList', { tier: name.toLowerCase(), year })}</p>}
      <Names communes={communes} />
      {struck.length > 0 && (
        <div>
          <h4>{t('year.struck')}</h4>
          <Names communes={struck} />
        </div>
      )}
      <Papers versions={versions} />
      {changing && <ListDialog year={year} list={list} close={() => change(false)} />}
    </article>
  );
}

/** Who stands on the lists of the year, by which papers; the province's coordination office changes them. */
export function Lists({ view }: { view: YearView }) {
  const { t } = useWords();
  const may = view.actions.some(({ name, allowed }) => name === 'changeRegistrations' && allowed);
  return (
    <section className="stack" aria-labelledby="lists">
      <div className={styles.head}>
        <h2 id="lists">{t('year.lists')}</h2>
        <Link to={`/year/${view.year}/registrations/file`}>{t('list.open')}</Link>
      </div>
      <div className={styles.lists}>
        {view.lists.map((list) => (
          <List key={list.tier} year={view.year} list={list} may={may} />
        ))}
      </div>
    </section>
  );
}
