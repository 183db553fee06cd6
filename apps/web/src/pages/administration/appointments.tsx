import type { AppointmentView, PersonView } from '@langmoi/contracts/officers';
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { CapacityMark } from '../../ui/capacity-mark';
import { Lies } from '../../ui/carried-rows';
import { RehearsalMark } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { SuccessionNotes } from '../../ui/succession-note';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { refusalOf } from '../../view/facts';
import { problemWords } from '../../view/problem';
import { inOrder, standingOn } from '../../view/appointments';
import { Held, useSpanWords } from './office';
import { Picture } from './picture';
import styles from './administration.module.css';

type Act = 'endAppointment' | 'cancelAppointment' | 'transferAppointment';
type Open = (act: Act, appointment: AppointmentView) => void;

function Paper({ paper }: { paper: AppointmentView['decision'] }) {
  const { t, date } = useWords();
  if (!paper) return <span className="soft small">{t('admin.noPaper')}</span>;
  return (
    <>
      {paper.number}
      <span className={styles.under}>
        {date(paper.date)} · {paper.authority}
      </span>
    </>
  );
}

function Acts({ appointment, open }: { appointment: AppointmentView; open: Open }) {
  const { t, language } = useWords();
  const named = { role: t(`role.${appointment.role}`), office: appointment.organisationName };
  const all: readonly (readonly [Act, string, string])[] = [
    ['transferAppointment', t('admin.transfer'), t('admin.transferThis', named)],
    ['endAppointment', t('admin.end'), t('admin.endThis', named)],
    ['cancelAppointment', t('admin.cancel'), t('admin.cancelThis', named)],
  ];
  const acts = all.filter(([act]) => appointment.actions.some(({ name }) => name === act));
  const refusals = acts.map(([act]) => refusalOf(appointment.actions, act));
  const [first] = refusals;
  return (
    <>
      <div className={styles.acts}>
        {acts.map(([act, label, name], at) => (
          <Button
            key={act}
            size="xs"
            variant="default"
            aria-label={name}
            disabled={refusals[at] !== null}
            onClick={() => open(act, appointment)}
          >
            {label}
          </Button>
        ))}
      </div>
      {first && <p className={styles.under}>{problemWords(first, language).title}</p>}
    </>
  );
}

function Row(props: { appointment: AppointmentView; today: string; open: Open; behalf: string | null }) {
  const { appointment, today, open, behalf } = props;
  const { t, date } = useWords();
  const span = useSpanWords();
  const { units } = useUnitsDay();
  const { role, organisationName, unitName, capacity, decision, endedBy, cancelledOn, rehearsal } = appointment;
  const standing = standingOn(appointment, today);
  return (
    <tr>
      <th scope="row">
        <CapacityMark capacity={capacity} role={role} />
        {t(`role.${role}`)}
        <span className={styles.under}>
          {organisationName} · {unitName}
        </span>
        <Lies of={appointment} on={units} />
        {capacity !== 'own' && (
          <span className={styles.under}>
            {t(`capacity.${capacity}`)}
            {behalf && ` · ${t('admin.behalfOf', { name: behalf })}`}
          </span>
        )}
      </th>
      <td className="nowrap">
        {span(appointment)}
        <span className={styles.under}>
          <Held standing={standing} />
        </span>
        {endedBy && (
          <span className={styles.under}>
            {cancelledOn
              ? t('admin.cancelledBy', { date: date(cancelledOn), reason: endedBy.reason })
              : t('admin.endedBy', { reason: endedBy.reason })}
          </span>
        )}
        <SuccessionNotes successions={appointment.successions} />
      </td>
      <td>
        <Paper paper={decision} />
        {endedBy?.decision && (
          <span className={styles.under}>{t('admin.endedPaper', { number: endedBy.decision.number })}</span>
        )}
        {rehearsal && <RehearsalMark />}
      </td>
      <td>{(standing === 'inForce' || standing === 'coming') && <Acts appointment={appointment} open={open} />}</td>
    </tr>
  );
}

/** What somebody holds, held and will hold: as a picture, and as a table with its papers. */
export function Appointments(props: {
  person: PersonView;
  today: string;
  open: Open;
  nameOf: (appointmentId: string) => string | null;
}) {
  const { person, today, open, nameOf } = props;
  const { t } = useWords();
  const { appointments } = person;
  if (appointments.length === 0) return <Empty title={t('admin.noOffice')}>{t('admin.noOfficeNext')}</Empty>;
  return (
    <>
      <UnitsSwitch />
      <Picture appointments={appointments} today={today} />
      <RecordTable
        saved
        name={t('admin.offices')}
        columns={[t('admin.role'), t('admin.time'), t('admin.decision'), { title: t('admin.acts'), unseen: true }]}
        className={styles.table}
      >
        <tbody>
          {inOrder(appointments, today).map((one) => (
            <Row
              key={one.id}
              appointment={one}
              today={today}
              open={open}
              behalf={one.onBehalfOf && nameOf(one.onBehalfOf)}
            />
          ))}
        </tbody>
      </RecordTable>
    </>
  );
}
