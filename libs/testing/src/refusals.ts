import { Problem } from '@langmoi/contracts/problem';

/** The problem that a rule refuses with; undefined where it lets through. Anything else thrown is a fault of the spec. */
export function refusalOf(work: () => unknown): Problem | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return undefined;
}

/** A service's refusal in one line: `422 part-exceeds-whole at /amount`. */
export function refusalIn({ status, body }: { status: number; body: Record<string, unknown> }): string {
  const errors = (body['errors'] ?? []) as { pointer: string }[];
  return `${status} ${String(body['type']).replace('/problems/', '')} at ${errors.map(({ pointer }) => pointer).join()}`;
}
