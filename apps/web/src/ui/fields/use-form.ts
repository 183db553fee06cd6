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
  readonly change: (part: Partial<V>, touched?: readonly string[]) => void;
  readonly fieldOf: (pointer: string) => { id: string; error: string | undefined };
  /** Checks the content by the contract's schema; hands on what may be sent. */
  readonly check: <S extends z.ZodType>(schema: S, content: unknown) => z.output<S> | null;
  readonly refuse: (errors: readonly FieldError[]) => void;
  /** What was kept of it on this machine is not needed any more. */
  readonly forget: () => void;
}

/** Where what is typed survives a page that had to be left, until the tab is closed; never the fields of `except`. */
interface Keeping<V> {
  readonly place: string;
  readonly except?: readonly (keyof V & string)[];
}

const prefix = 'langmoi.typed.';

function kept<V extends object>(first: V, keep: Keeping<V> | undefined): V {
  if (!keep) return first;
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(prefix + keep.place) ?? 'null');
    return typeof value === 'object' && value !== null ? { ...first, ...value } : first;
  } catch {
    return first;
  }
}

const hiding =
  (except: readonly string[] = []) =>
  (name: string, value: unknown): unknown =>
    except.includes(name) ? undefined : value;

/** Nothing typed by one person waits for the next. */
export function forgetTyped(): void {
  const names = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '');
  for (const name of names.filter((one) => one.startsWith(prefix))) sessionStorage.removeItem(name);
}

/** What is typed and what is wrong with it. Errors of our check and of the server stand at the same fields. */
export function useForm<V extends object>(first: V, keep?: Keeping<V>): Form<V> {
  const { language } = useWords();
  const id = `f${useId().replace(/[^\w-]/g, '')}`;
  const [values, setValues] = useState(() => kept(first, keep));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  return {
    id,
    values,
    errors,
    change: (part, touched = Object.keys(part).map((name) => `/${name}`)) => {
      const next = { ...values, ...part };
      setValues((before) => ({ ...before, ...part }));
      if (keep) sessionStorage.setItem(prefix + keep.place, JSON.stringify(next, hiding(keep.except)));
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
    forget: () => keep && sessionStorage.removeItem(prefix + keep.place),
  };
}
