import { AlertKind, type Alert, type OperationsView, type ParkedView } from '@langmoi/contracts/operations';
import type { State } from '../ui/state-badge';
import { translate, type Key, type Language } from '../i18n/translate';

/** What the operator's page knows of a service: its view, or that it gives none. */
export interface ServiceState {
  readonly service: string;
  readonly view: OperationsView | undefined;
  /** True while the last question was not answered. */
  readonly silent: boolean;
}

/** Who runs workflows; in the other services none can fail. */
const withWorkflows: readonly string[] = ['recognition'];

export const measures = (service: string, kind: AlertKind): boolean =>
  kind !== 'workflowTasks' || withWorkflows.includes(service);

export type Trouble = AlertKind | 'noAnswer';

/** Where each trouble is described, tried and dated. */
export const runbooks: Readonly<Record<Trouble, string>> = {
  workerSilent: 'docs/runbooks/kill.md',
  oldestUnpublished: 'docs/runbooks/kafka-away.md',
  consumerLag: 'docs/runbooks/kafka-away.md',
  parked: 'docs/runbooks/poison.md',
  workflowTasks: 'docs/runbooks/temporal-away.md',
  noAnswer: 'docs/runbooks/postgres-restart.md',
};

/** A length of time in its largest whole unit; seconds up to two minutes, for there they matter. */
export function lengthText(seconds: number, language: Language): string {
  if (seconds < 120) return translate(language, 'ops.seconds', { n: Math.max(0, Math.round(seconds)) });
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? translate(language, 'ops.minutes', { n: minutes })
    : translate(language, 'ops.hours', { n: Math.round(minutes / 60) });
}

const isTime = (kind: AlertKind) => kind === 'workerSilent' || kind === 'oldestUnpublished';

const zero: Readonly<Record<AlertKind, Key>> = {
  workerSilent: 'ops.ago',
  oldestUnpublished: 'ops.nothingWaits',
  consumerLag: 'ops.none',
  parked: 'ops.none',
  workflowTasks: 'ops.none',
};

/** A measured value in words. */
export function alertText({ kind, value }: Pick<Alert, 'kind' | 'value'>, language: Language): string {
  if (value === null) return translate(language, kind === 'workerSilent' ? 'ops.never' : 'ops.unmeasured');
  if (kind === 'workerSilent') return translate(language, 'ops.ago', { time: lengthText(value, language) });
  if (value === 0) return translate(language, zero[kind]);
  if (kind === 'oldestUnpublished') return lengthText(value, language);
  return translate(language, kind === 'workflowTasks' ? 'ops.runs' : 'ops.messages', { n: value });
}

/** Above what it alerts, in the same words. */
export const limitText = ({ kind, limit }: Pick<Alert, 'kind' | 'limit'>, language: Language): string =>
  translate(language, 'ops.limit', { limit: isTime(kind) ? lengthText(limit, language) : String(limit) });

/** Firing is late, not measured is no data, all else is well. */
export const alertState = ({ firing, value }: Pick<Alert, 'firing' | 'value'>): State =>
  firing ? 'late' : value === null ? 'noData' : 'achieved';

/** One kind of trouble and where it is: the same advice is not given twice. */
export interface Task {
  readonly trouble: Trouble;
  readonly places: readonly { readonly service: string; readonly alert: Alert | null }[];
}

/** What asks for somebody, the silent services first, then in the order of the columns. */
export function tasksOf(services: readonly ServiceState[]): Task[] {
  const silent = services.filter((one) => one.silent).map(({ service }) => ({ service, alert: null }));
  const firing = AlertKind.options.map((kind): Task => {
    const places = services.flatMap(({ service, view, silent: away }) => {
      const alert = away ? undefined : view?.alerts.find((one) => one.kind === kind && one.firing);
      return alert ? [{ service, alert }] : [];
    });
    return { trouble: kind, places };
  });
  return [{ trouble: 'noAnswer' as const, places: silent }, ...firing].filter(({ places }) => places.length > 0);
}

export interface ParkedRow extends ParkedView {
  readonly service: string;
}

const open = ({ state }: ParkedView) => Number(state === 'parked' || state === 'replaying');

/** Parked messages of all services: what is open first, the newest first. */
export const parkedRows = (services: readonly ServiceState[]): ParkedRow[] =>
  services
    .flatMap(({ service, view }) => (view?.parked ?? []).map((parked) => ({ ...parked, service })))
    .sort((one, other) => open(other) - open(one) || other.parkedAt.localeCompare(one.parkedAt));

export const parkedStates: Readonly<Record<ParkedView['state'], State>> = {
  parked: 'late',
  replaying: 'awaiting',
  replayed: 'achieved',
  dismissed: 'noData',
};
