import type { DataSource } from 'typeorm';
import type { Telemetry } from '../telemetry/telemetry';
import { findReport, measureOutbox } from './operations.repository';
import { countOpen } from './parked.repository';

/**
 * What the operator's page shows of a service, as numbers of its worker: from the same rows by the same questions,
 * asked when somebody reads them. While the database is away they are left out; what was not measured is never 0.
 */
export function showOperations({ meters }: Telemetry, dataSource: DataSource, service: string): void {
  const gauge = (name: string, unit: string, description: string) => meters.gauge(name, { unit, description });
  const gauges = {
    unpublished: gauge('langmoi.outbox.unpublished', '{event}', 'Events that wait in the outbox'),
    oldest: gauge('langmoi.outbox.oldest.age', 's', 'How long the oldest event has waited; 0 when none waits'),
    lag: gauge('langmoi.consumer.lag', '{message}', 'Messages of a topic that a group has not committed'),
    parked: gauge('langmoi.messages.parked', '{message}', 'Parked messages that wait for an operator'),
    failing: gauge('langmoi.workflows.failing', '{run}', 'Runs whose workflow task keeps failing'),
    report: gauge('langmoi.worker.report.age', 's', 'Since the worker last measured lag and workflows'),
  };
  meters.meter.addBatchObservableCallback(async (result) => {
    const { outbox, report, parked } = await measure(dataSource, service);
    result.observe(gauges.unpublished, outbox.unpublished);
    result.observe(gauges.oldest, outbox.oldestSeconds);
    result.observe(gauges.parked, parked);
    if (!report) return;
    result.observe(gauges.report, report.ageSeconds);
    if (report.failingRuns) result.observe(gauges.failing, report.failingRuns.length);
    for (const { group, topic, lag } of report.consumers) {
      const where = { 'messaging.consumer.group.name': group, 'messaging.destination.name': topic };
      if (lag !== null) result.observe(gauges.lag, lag, where);
    }
  }, Object.values(gauges));
}

/** Of every province: the worker's role sees them all. */
const measure = (dataSource: DataSource, service: string) =>
  dataSource.transaction(async (em) => {
    const outbox = await measureOutbox(em);
    return { outbox, report: await findReport(em, service), parked: await countOpen(em) };
  });
