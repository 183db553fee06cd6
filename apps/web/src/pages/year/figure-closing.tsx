import { ClosingFigures, type FigureClosing as Closing } from '@langmoi/contracts/figure-closings';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {} from '../../i18n/closing';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { Answer } from '../../ui/answer';
import { figureClosings } from '../../ui/closed-note';
import { Dialog } from '../../ui/dialog';
import { DialogForm } from '../../ui/dialog-form';
import { DateField } from '../../ui/fields/date-field';
import { useForm } from '../../ui/fields/use-form';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { ReasonDialog } from '../../ui/reason-dialog';
import { problemWords } from '../../view/problem';
import parts from '../../ui/parts.module.css';
import { PaperOnly } from './paper-fields';
import styles from './year.module.css';

function CloseDialog({ close }: { close: () => void }) {
  const { t } = useWords();
  const form = useForm({ document: '', number: '', date: '', until: '' }, { place: 'figure-closing' });
  const command = useCommand(figureClosings.closeFigures, () => {
    form.forget();
    close();
  });
  const send = () => {
    const { until, ...paper } = form.values;
    const body = form.check(ClosingFigures, { until, paper });
    if (body) command.mutate({ body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <Dialog title={t('closing.closeTitle')} close={close}>
      <DialogForm
        form={form}
        problem={command.error}
        pending={command.isPending}
        verb={t('closing.save')}
        onSubmit={send}
        close={close}
      >
        <DateField
          {...form.fieldOf('/until')}
          size="sm"
          label={t('closing.day')}
          description={t('closing.dayHint')}
          value={form.values.until}
          onChange={(until) => form.change({ until }, ['/until'])}
        />
        <PaperOnly form={form} />
      </DialogForm>
    </Dialog>
  );
}

/** One closing: which day, by which paper, who and when; and what became of it. */
function Entry({ closing }: { closing: Closing }) {
  const { t, date, maybe, language } = useWords();
  const [opening, ask] = useState(false);
  const { id, until, paper, closed, opened, rehearsal, actions } = closing;
  const who = ({ role, isOwn }: Closing['closed']) => (isOwn ? t('closing.you') : (maybe(`role.${role}`) ?? role));
  const open = actions.find(({ name }) => name === 'openFigures');
  const isOwn = open?.reason === '/problems/own-closing';
  return (
    <li className={parts.paper}>
      <h3>
        {t('closing.entry', { date: date(until) })}{' '}
        <span className="soft">· {t(opened ? 'closing.opened' : 'closing.stands')}</span>{' '}
        {rehearsal && <RehearsalMark />}
      </h3>
      <SourceText source={paper} />
      <p className="small soft">{t('closing.closedBy', { date: date(closed.knownOn), who: who(closed) })}</p>
      {opened && (
        <p className="small">
          {t('closing.openedBy', { date: date(opened.knownOn), who: who(opened), reason: opened.reason })}
        </p>
      )}
      {isOwn && (
        <p className="small soft">
          {problemWords('/problems/own-closing', language).title}.{' '}
          {problemWords('/problems/own-closing', language).remedy}
        </p>
      )}
      {(open?.allowed || isOwn) && (
        <Button size="xs" variant="default" disabled={isOwn} onClick={() => ask(true)}>
          {t('closing.open')}
        </Button>
      )}
      {opening && (
        <ReasonDialog
          route={figureClosings.openFigures}
          params={{ closingId: id }}
          bodyOf={(reason) => ({ reason })}
          verb={t('closing.openVerb')}
          title={t('closing.openTitle', { date: date(until) })}
          close={() => ask(false)}
        >
          <p>{t('closing.openHint')}</p>
        </ReasonDialog>
      )}
    </li>
  );
}

/** Up to which day the province's figures are closed; its offices close them, and open them again for a reason. */
export function FigureClosing() {
  const { t, date } = useWords();
  const [closing, close] = useState(false);
  const view = useAnswer(figureClosings.viewFigureClosings, {});
  return (
    <section className="stack" aria-labelledby="closing">
      <Answer of={view} lines={3}>
        {({ closedUntil, closings, actions }) => (
          <>
            <div className={styles.head}>
              <h2 id="closing">{t('closing.title')}</h2>
              {actions.some(({ name, allowed }) => name === 'closeFigures' && allowed) && (
                <Button size="xs" variant="default" onClick={() => close(true)}>
                  {t('closing.close')}
                </Button>
              )}
            </div>
            <p>
              {closedUntil ? <strong>{t('closing.until', { date: date(closedUntil) })}</strong> : t('closing.none')}
              <span className="soft"> {t('closing.about')}</span>
            </p>
            {closings.length > 0 && (
              <ul className={styles.cards} aria-label={t('closing.past')}>
                {closings.map((one) => (
                  <Entry key={one.id} closing={one} />
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
      {closing && <CloseDialog close={() => close(false)} />}
    </section>
  );
}
