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
 * '/query', '/params', '/headers/…' for what is elsewhere in the request.
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, base = ''): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidInput((language) => {
    const again = schema.safeParse(value, { error: inputSentences(language) });
    return (again.error ?? parsed.error).issues.map(({ path, message }) => ({
      pointer: base + path.map((part) => `/${escape(String(part))}`).join(''),
      detail: message,
    }));
  });
}

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
