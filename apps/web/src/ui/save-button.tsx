import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ApiProblem } from '../api';
import { ProblemAlert } from './problem-alert';

/** Within which the browser has taken a file over, on the slowest machine. */
const readWithin = 60_000;

/** Makes a file when it is asked for, and has the browser save it under its name. */
export function SaveButton({
  make,
  word,
  size = 'sm',
}: {
  make: () => Promise<File>;
  word: string;
  size?: 'xs' | 'sm';
}) {
  const link = useRef<HTMLAnchorElement>(null);
  const file = useMutation<File, ApiProblem>({
    mutationFn: make,
    onSuccess: (got) => {
      if (!link.current) return;
      const url = URL.createObjectURL(got);
      Object.assign(link.current, { href: url, download: got.name });
      link.current.click();
      setTimeout(() => URL.revokeObjectURL(url), readWithin); // the browser reads it after the click
    },
  });
  return (
    <>
      <Button
        size={size}
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={file.isPending}
        onClick={() => file.mutate()}
      >
        {word}
      </Button>
      <a ref={link} hidden tabIndex={-1} aria-hidden />
      {file.error && <ProblemAlert problem={file.error} />}
    </>
  );
}
