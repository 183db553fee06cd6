import type { FigureImportView, ImportAnswer, ImportQuestion } from '@langmoi/contracts/figure-imports';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { ChoiceField } from '../../ui/fields/choice-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { imports } from './services';
import styles from './figure-import.module.css';

const leave = 'leave';

function useChoices() {
  const { t, language } = useWords();
  return (question: ImportQuestion) => {
    const known =
      question.kind === 'unit'
        ? question.candidates.map(({ name, district, code }) => [name, district, code].filter(Boolean).join(', '))
        : question.candidates.map((one) => {
            const title = one.title ? ` ${one.title[language]}` : '';
            if ('criterion' in one) return `${t('fileOf.criterionNo', { n: one.criterion })}${title}`;
            return `${one.indicator}${title} (${t(`fileOf.part.${one.part}`)})`;
          });
    return [
      { value: '', label: t('fileOf.pick') },
      ...known.map((label, index) => ({ value: String(index), label })),
      { value: leave, label: t('fileOf.leave') },
    ];
  };
}

/** What was chosen, as it is sent; nothing where nothing was. */
function answerOf(question: ImportQuestion, choice: string | undefined): ImportAnswer[] {
  if (!choice) return [];
  const { written } = question;
  if (question.kind === 'unit') {
    return [{ kind: 'unit', written, unitId: question.candidates[Number(choice)]?.unitId ?? null }];
  }
  return [{ kind: 'column', written, meaning: question.candidates[Number(choice)] ?? null }];
}

/** Headings and names that nobody may guess; all answers go at once, and the file is checked again. */
export function Questions({ file }: { file: FigureImportView }) {
  const { id, questions, layout } = file;
  const { t } = useWords();
  const choicesOf = useChoices();
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({});
  const send = useCommand(imports.answerImport);
  const columnWord = layout === 'criteria' ? 'fileOf.columnOfCriteria' : 'fileOf.column';
  const answers = questions.flatMap((question, index) => answerOf(question, chosen[index]));
  return (
    <section className="stack">
      <h2>{t('fileOf.questions')}</h2>
      <p className="small soft">{t('fileOf.questionsNote')}</p>
      {questions.map((question, index) => (
        <div key={`${question.kind} ${question.written}`} className={styles.question}>
          <ChoiceField
            id={`question-${index}`}
            label={t(question.kind === 'unit' ? 'fileOf.unitAsked' : columnWord, {
              name: question.written,
              at: question.at,
            })}
            value={chosen[index] ?? ''}
            data={choicesOf(question)}
            onChange={(value) => setChosen({ ...chosen, [index]: value })}
          />
        </div>
      ))}
      <div>
        <Button
          disabled={answers.length === 0}
          loading={send.isPending}
          onClick={() => send.mutate({ params: { importId: id }, body: { answers } })}
        >
          {t('fileOf.answer')}
        </Button>
      </div>
      {send.error && <ProblemAlert problem={send.error} />}
    </section>
  );
}
