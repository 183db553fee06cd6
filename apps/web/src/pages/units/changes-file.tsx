import { csvOf } from '@langmoi/domain/csv';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../../i18n/language';
import type { Group, TwoDays } from '../../view/unit-changes';
import { useUnitNames } from './unit-words';

/** The lines that are shown as a file, with codes and papers. */
export function ChangesFile({ groups, days }: { groups: readonly Group[]; days: TwoDays }) {
  const { t, date } = useWords();
  const namesOf = useUnitNames();
  const codesOf = (units: Group['before']) => units.map(({ code }) => code).join(', ');
  const named = (day: string) => [
    t('changes.fileUnits', { date: date(day) }),
    t('changes.fileCodes', { date: date(day) }),
  ];
  const head = [...named(days.from), ...named(days.to), t('changes.what'), t('unit.paper')];
  const rows = groups.map(({ before, after, outcomes, papers }) => [
    ...[namesOf(before), codesOf(before), namesOf(after), codesOf(after)],
    outcomes.map((outcome) => t(`changes.${outcome}`)).join(', '),
    [...new Set(papers.map(({ decision }) => decision?.number ?? t('unit.decisionUnknown')))].join('; '),
  ]);
  const file = () => `data:text/csv;charset=utf-8,${encodeURIComponent(csvOf([head, ...rows]))}`;
  return (
    <p data-screen-only>
      <Button
        component="a"
        size="sm"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        href={file()}
        download={`don-vi-thay-doi-${days.from}-${days.to}.csv`}
      >
        {t('changes.file')}
      </Button>
    </p>
  );
}
