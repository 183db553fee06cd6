import type { FieldError } from '@langmoi/contracts/common';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { useWords } from '../../i18n/language';
import { inputErrors } from '../../view/input-errors';
import { fieldId } from './field-id';

export interface Form<V> {
  readonly id: string;
  readonly values: V;
  readonly errors: readonly FieldError[];
  /** Changes some values; what was wrong with them is forgotten until it is checked again. */
  readonly change: (part: Partial<V>) => void;
  readonly fieldOf: (pointer: string) => { id: string; error: string | undefined };
  /** Checks the content by the contract's schema; hands on what may be sent. */
  readonly check: <S extends z.ZodType>(schema: S, content: unknown) => z.output<S> | null;
  readonly refuse: (errors: readonly FieldError[]) => void;
}

/** What is typed and what is wrong with it. Errors of our check and of the server stand at the same fields. */
export function useForm<V extends object>(first: V): Form<V> {
  const { language } = useWords();
  const id = `f${useId().replace(/[^\w-]/g, '')}`;
  const [values, setValues] = useState(first);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  return {
    id,
    values,
    errors,
    change: (part) => {
      setValues((before) => ({ ...before, ...part }));
      const touched = Object.keys(part).map((name) => `/${name}`);
      setErrors((before) => {
        const left = before.filter(({ pointer }) => !touched.some((start) => pointer.startsWith(start)));
        return left.length === before.length ? before : left;
      });
    },
    fieldOf: (pointer) => ({
      id: fieldId(id, pointer),
      error: errors.find((error) => error.pointer === pointer)?.detail,
    }),
    check: (schema, content) => {
      const checked = schema.safeParse(content);
      setErrors(checked.success ? [] : inputErrors(checked.error, language));
      return checked.success ? checked.data : null;
    },
    refuse: setErrors,
  };
}
