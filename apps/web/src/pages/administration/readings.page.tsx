import type { PersonalRead, ProvinceRead } from '@langmoi/contracts/audit';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswers, useSession } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import parts from '../../ui/parts.module.css';
import { RecordTable } from '../../ui/record-table';
import { PageHead } from '../../ui/page-head';
import { timeText } from '../../view/format';
import { may } from '../../view/may';
import { newestFirst } from '../../view/readings';
import { serviceNames, type ServiceName } from '../../services';
import { personalReads, personalSubjects, provinceReads } from './services';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

const once = { every: false } as const;

function When({ at }: { at: string }) {
  const { date } = useWords();
  return (
    <td className="nowrap">
      {timeText(at)} {date(at)}
    </td>
  );
}

function Purpose({ purpose }: { purpose: string | null }) {
  const { t } = useWords();
  return <td>{purpose ?? <span className="soft">{t('readings.noPurpose')}</span>}</td>;
}

function PersonalRow({ read, of }: { read: PersonalRead; of: (typeof personalSubjects)[number] }) {
  const { t } = useWords();
  const { at, userId, userName, purpose, subjects } = read;
  const names = subjects.flatMap(({ name }) => name ?? []).slice(0, 3);
  const more =
    names.length > 0 && subjects.length > names.length
      ? ` ${t('readings.more', { n: subjects.length - names.length })}`
      : '';
  return (
    <tr>
      <When at={at} />
      <th scope="row">
        <Link to={`/administration/persons/${userId}`}>{userName ?? t('readings.user')}</Link>
      </th>
      <td>
        {t(`readings.${of}`, { n: subjects.length })}
        {names.length > 0 && <span className={styles.under}>{`${names.join(', ')}${more}`}</span>}
      </td>
      <Purpose purpose={purpose} />
    </tr>
  );
}

function ProvinceRow({ read, service }: { read: ProvinceRead; service: ServiceName }) {
  const { t } = useWords();
  return (
    <tr>
      <When at={read.readAt} />
      <th scope="row">{read.roles.map((role) => t(`role.${role}`)).join(', ')}</th>
      <td>
        {t(`service.${service}`)}
        <span className={styles.under}>
          <code>{read.request}</code>
        </span>
      </td>
      <Purpose purpose={read.purpose} />
    </tr>
  );
}

function Readings({
  id,
  about,
  who,
  children,
}: {
  id: 'personal' | 'province';
  about: string;
  who: string;
  children: ReactNode[];
}) {
  const { t } = useWords();
  return (
    <section className={`${parts.paper} stack`} aria-labelledby={id}>
      <h2 id={id}>{t(`readings.${id}`)}</h2>
      <p className="small soft">{about}</p>
      {children.length === 0 ? (
        <p className="soft">{t('readings.none')}</p>
      ) : (
        <RecordTable
          saved
          name={t(`readings.${id}`)}
          columns={[t('readings.when'), who, t('readings.what'), t('readings.purpose')]}
          className={styles.table}
        >
          <tbody>{children}</tbody>
        </RecordTable>
      )}
    </section>
  );
}

/** Who was shown personal data, newest first; each service answers for its own. */
function Personal() {
  const { t } = useWords();
  const answers = useAnswers(personalReads, { query: {} }, once);
  const failed = answers.find(({ error }) => error);
  if (failed) return <Answer of={failed}>{() => null}</Answer>;
  const all = newestFirst(
    personalSubjects.flatMap((of, index) =>
      (answers[index]?.data ?? []).map((read) => ({
        at: read.at,
        row: <PersonalRow key={read.id} {...{ read, of }} />,
      })),
    ),
  );
  return (
    <Readings id="personal" about={t('readings.personalAbout')} who={t('readings.who')}>
      {all.map(({ row }) => row)}
    </Readings>
  );
}

/** Which national office read this province, newest first. */
function Province() {
  const { t } = useWords();
  const answers = useAnswers(provinceReads, { query: {} }, once);
  const failed = answers.find(({ error }) => error);
  if (failed) return <Answer of={failed}>{() => null}</Answer>;
  const all = newestFirst(
    answers.flatMap(({ data = [] }, index) =>
      data.map((read) => ({
        at: read.readAt,
        row: <ProvinceRow key={read.id} read={read} service={serviceNames[index] ?? 'directory'} />,
      })),
    ),
  );
  return (
    <Readings id="province" about={t('readings.provinceAbout')} who={t('readings.office')}>
      {all.map(({ row }) => row)}
    </Readings>
  );
}

/** Who read what of persons, and which national offices read the province: as the services recorded it. */
export function ReadingsPage() {
  const { t } = useWords();
  const session = useSession().data;
  const [persons, province] = [
    may(session, 'directory.listPersonalReads'),
    may(session, 'directory.listProvinceReads'),
  ];
  if (!persons && !province) return <Empty title={t('admin.mayNot')} />;
  return (
    <div className={frame.body}>
      <PageHead title={t('admin.readings')} about={t('readings.about')} />
      {persons && <Personal />}
      {province && <Province />}
    </div>
  );
}
