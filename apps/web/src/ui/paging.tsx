import { Button } from '@mantine/core';
import { useWords } from '../i18n/language';

/** The pages of a long list: which one it is, and the next to it. Nothing where there is only one. */
export function Paging({ page, pages, turn }: { page: number; pages: number; turn: (page: number) => void }) {
  const { t } = useWords();
  if (pages < 2) return null;
  const at = t('paging.at', { page, pages });
  return (
    <nav className="row" aria-label={at}>
      <Button size="sm" variant="default" disabled={page <= 1} onClick={() => turn(page - 1)}>
        {t('paging.previous')}
      </Button>
      <span className="small">{at}</span>
      <Button size="sm" variant="default" disabled={page >= pages} onClick={() => turn(page + 1)}>
        {t('paging.next')}
      </Button>
    </nav>
  );
}
