import '../i18n/later';
import type { OperationsView, ParkedView } from '@langmoi/contracts/operations';
import {
  alertState,
  alertText,
  lengthText,
  limitText,
  measures,
  parkedRows,
  tasksOf,
  type ServiceState,
} from './operations';

const well: OperationsView = {
  service: 'funding',
  outbox: { unpublished: 0, oldestAt: null },
  worker: { reportedAt: null, consumers: [], failingRuns: null },
  parked: [],
  alerts: [],
};
const at = (service: string, part: Partial<OperationsView> = {}, silent = false): ServiceState => ({
  ...{ service, silent, view: { ...well, service, ...part } },
});
const parked = (id: string, state: ParkedView['state'], parkedAt: string): ParkedView => ({
  ...{ id, state, parkedAt, group: 'g', topic: 't', partition: 0, offset: '1', eventId: null, eventType: null },
  ...{ subject: null, error: 'e', attempts: 1, reason: null, settledAt: null, actions: [] },
});

describe('what an operator reads', () => {
  it.each([
    [0, '0 giây'],
    [119.4, '119 giây'],
    [120, '2 phút'],
    [7_199, '2 giờ'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(lengthText(seconds, 'vi')).toBe(text);
  });

  it('says what was measured, what waits for nothing, and what could not be measured', () => {
    expect(alertText({ kind: 'workerSilent', value: 4 }, 'vi')).toBe('4 giây trước');
    expect(alertText({ kind: 'oldestUnpublished', value: 0 }, 'vi')).toBe('không có gì chờ');
    expect(alertText({ kind: 'oldestUnpublished', value: 45 }, 'vi')).toBe('45 giây');
    expect(alertText({ kind: 'consumerLag', value: 3 }, 'en')).toBe('3 messages');
    expect(alertText({ kind: 'workflowTasks', value: 1 }, 'en')).toBe('1 run');
    expect(alertText({ kind: 'parked', value: null }, 'vi')).toBe('không đo được');
    expect(alertText({ kind: 'workerSilent', value: null }, 'vi')).toBe('chưa báo lần nào');
    expect(limitText({ kind: 'workerSilent', limit: 30 }, 'vi')).toBe('báo động khi quá 30 giây');
  });

  it('takes what could not be measured neither for well nor for late', () => {
    expect(alertState({ firing: false, value: null })).toBe('noData');
    expect(alertState({ firing: true, value: null })).toBe('late');
    expect(alertState({ firing: false, value: 0 })).toBe('achieved');
  });

  it('looks for workflows only where there are any', () => {
    expect(measures('recognition', 'workflowTasks')).toBe(true);
    expect(measures('culture', 'workflowTasks')).toBe(false);
    expect(measures('culture', 'parked')).toBe(true);
  });

  it('asks for a silent service first and does not repeat its old alerts', () => {
    const alert = { kind: 'parked', value: 2, limit: 0, firing: true } as const;
    const alerts = [alert];
    const tasks = tasksOf([at('criteria', { alerts }), at('poverty', { alerts }, true), at('culture', { alerts })]);
    expect(tasks.map(({ trouble, places }) => [trouble, ...places.map(({ service }) => service)])).toEqual([
      ['noAnswer', 'poverty'],
      ['parked', 'criteria', 'culture'],
    ]);
  });

  it('puts open messages before settled ones, the newest first, over all services', () => {
    const rows = parkedRows([
      at('a', { parked: [parked('old', 'parked', '2026-01-01'), parked('gone', 'dismissed', '2026-03-01')] }),
      at('b', { parked: [parked('new', 'replaying', '2026-02-01')] }),
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['new', 'old', 'gone']);
  });
});
