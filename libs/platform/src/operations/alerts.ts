import { alertLimits, type Alert, type AlertKind } from '@langmoi/contracts/operations';

/** What is known of a service at one moment; null: it could not be measured. */
export interface Measured {
  /** Seconds since the worker's last report, by the database's clock; null: it never reported. */
  readonly silentFor: number | null;
  /** Seconds that the oldest event has waited in the outbox; 0 when none waits. */
  readonly oldestUnpublished: number;
  readonly lags: (number | null)[];
  readonly openParked: number;
  readonly failingRuns: number | null;
}

/** One alert of each kind. It fires above its limit, and for a worker that never reported: no silence is longer. */
export function alertsOf(measured: Measured): Alert[] {
  const values: Record<AlertKind, number | null> = {
    workerSilent: measured.silentFor,
    oldestUnpublished: measured.oldestUnpublished,
    consumerLag: measured.lags.includes(null) ? null : Math.max(0, ...measured.lags.map(Number)),
    parked: measured.openParked,
    workflowTasks: measured.failingRuns,
  };
  return (Object.keys(values) as AlertKind[]).map((kind) => {
    const [value, limit] = [values[kind], alertLimits[kind]];
    return { kind, value, limit, firing: value === null ? kind === 'workerSilent' : value > limit };
  });
}
