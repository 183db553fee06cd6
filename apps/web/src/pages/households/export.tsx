import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { download, type ApiProblem } from '../../api';
import { useWords } from '../../i18n/language';
import { ProblemAlert } from '../../ui/problem-alert';
import { households } from './services';
import type { Asked } from './use-asked';
import styles from './households.module.css';

/** A file with the same households and the same masks. What was searched for is in no address that a browser keeps. */
export function Export({ asked }: { asked: Asked }) {
  const { t } = useWords();
  const link = useRef<HTMLAnchorElement>(null);
  const file = useMutation<File, ApiProblem>({
    mutationFn: () => download(households.exportHouseholds, { query: { ...asked } }),
    onSuccess: (got) => {
      if (!link.current) return;
      const url = URL.createObjectURL(got);
      Object.assign(link.current, { href: url, download: got.name });
      link.current.click();
      URL.revokeObjectURL(url);
    },
  });
  return (
    <div className={styles.export}>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={file.isPending}
        onClick={() => file.mutate()}
      >
        {t('households.export')}
      </Button>
      <span className="small soft">{t('households.exportNote')}</span>
      <a ref={link} hidden tabIndex={-1} aria-hidden />
      {file.error && <ProblemAlert problem={file.error} />}
    </div>
  );
}
