import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { download, type ApiProblem, type ServedRoute } from '../api';
import { ProblemAlert } from './problem-alert';

/** A file that a service writes, saved under the name that it gives. */
export function FileLink(props: {
  route: ServedRoute;
  params?: Record<string, string>;
  query?: Record<string, string>;
  word: string;
  /** Said beside the button. */
  children?: ReactNode;
}) {
  const { route, params, query, word, children } = props;
  const link = useRef<HTMLAnchorElement>(null);
  const file = useMutation<File, ApiProblem>({
    mutationFn: () => download(route, { ...(params && { params }), ...(query && { query }) }),
    onSuccess: (got) => {
      if (!link.current) return;
      const url = URL.createObjectURL(got);
      Object.assign(link.current, { href: url, download: got.name });
      link.current.click();
      URL.revokeObjectURL(url);
    },
  });
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={file.isPending}
        onClick={() => file.mutate()}
      >
        {word}
      </Button>
      {children}
      <a ref={link} hidden tabIndex={-1} aria-hidden />
      {file.error && <ProblemAlert problem={file.error} />}
    </>
  );
}
