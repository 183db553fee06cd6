import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem, type InputError } from '@langmoi/contracts/problem';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { inputSentences, type Language } from './language';

/** Input that its schema refuses; each language has its own sentences. */
export class InvalidInput extends Problem {
  constructor(private readonly errorsIn: (language: Language) => InputError[]) {
    super('/problems/invalid-request', 400, 'The request is not well formed', { errors: errorsIn('vi') });
  }

  /** What is wrong, for a reader of this language. */
  errors(language: Language): InputError[] {
    return this.errorsIn(language);
  }
}

/**
 * What the schema makes of a value. Throws InvalidInput whose pointers begin with `base`: '' for the body,
 * '/query', '/params', '/headers/…' for what is elsewhere in the request. No schema needs to refuse text that no
 * record can hold; letters come composed (NFC), so that what looks the same is the same.
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, base = ''): z.output<S> {
  const unwritable = [...unwritableIn(value, base)];
  if (unwritable.length > 0)
    throw new InvalidInput((language) =>
      unwritable.map((pointer) => ({ pointer, detail: inputTexts.unwritable[language] })),
    );
  const composed = composedIn(value);
  const parsed = schema.safeParse(composed);
  if (parsed.success) return parsed.data;
  throw new InvalidInput((language) => {
    const again = schema.safeParse(composed, { error: inputSentences(language) });
    return (again.error ?? parsed.error).issues.map(({ path, message }) => ({
      pointer: base + path.map((part) => `/${escape(String(part))}`).join(''),
      detail: message,
    }));
  });
}

/** Where text has a NUL or half a character: PostgreSQL takes neither into text or jsonb. */
function* unwritableIn(value: unknown, at: string): Generator<string> {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) yield at;
  } else if (Array.isArray(value) || isPlain(value)) {
    for (const [name, one] of Object.entries(value)) {
      const below = `${at}/${escape(name)}`;
      yield* unwritableIn(name, below);
      yield* unwritableIn(one, below);
    }
  }
}

/** The same with its letters composed: keyboards and files of some systems write « à » as two characters. */
function composedIn(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(composedIn);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, composedIn(one)]));
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** RFC 6901. */
const escape = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

const bases: Partial<Record<ArgumentMetadata['type'], string>> = { query: '/query', param: '/params' };

/** Checks `@Body`, `@Param` and `@Query` by the zod schema beside them. Never sees a header: Nest runs no pipe there. */
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, data, schema }: ArgumentMetadata): unknown {
    if (type === 'custom' || !(schema instanceof z.ZodType)) return value;
    const base = bases[type] ?? '';
    return parseInput(schema, value, data ? `${base}/${data}` : base);
  }
}
