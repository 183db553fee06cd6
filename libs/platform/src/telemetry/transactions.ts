import { SpanKind } from '@opentelemetry/api';
import { currentTelemetry, inSpan, kindOf } from './telemetry';

/** One transaction as a span and a number of the part that is at work here; where none is, just the work. */
export async function watchTransaction<T>(kind: 'run' | 'read', work: () => Promise<T>): Promise<T> {
  const telemetry = currentTelemetry();
  if (!telemetry) return work();
  const attributes: Record<string, string> = { 'db.system.name': 'postgresql', 'db.operation.name': kind };
  const began = performance.now();
  try {
    return await inSpan(`db.${kind}`, { kind: SpanKind.CLIENT, attributes: { ...attributes } }, work);
  } catch (error) {
    attributes['error.type'] = kindOf(error);
    throw error;
  } finally {
    telemetry.meters.transactions.record((performance.now() - began) / 1_000, attributes);
  }
}
