import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Collector } from '@langmoi/testing/collector';
import { handOn, settings, useChrome } from './config';
import { recordEvents } from './events';
import { enginesOf, resolveChrome, startProduct, statusOf, stopProduct, type Status } from './product';
import { later } from './tear-down';

/** One product for all journeys; or, at the desk, one that runs already. */
async function theProduct(collector: string): Promise<{ data: string; status: Status }> {
  if (settings.webUrl) {
    if (!settings.data) throw new Error('E2E_WEB_URL needs LANGMOI_DATA, the data folder of that product');
    return { data: settings.data, status: await statusOf(settings.data) };
  }
  const started = await startProduct({ OTEL_EXPORTER_OTLP_ENDPOINT: collector });
  later(() => stopProduct(started.data));
  return started;
}

export default async function setUp(): Promise<void> {
  if (!process.env['CHROME_PATH']) useChrome(await resolveChrome());
  const collector = await Collector.start(settings.collectorPort);
  later(() => collector.stop());
  const { data, status } = await theProduct(collector.endpoint);
  const events = mkdtempSync(join(tmpdir(), 'langmoi-events-'));
  later(() => rm(events, { recursive: true, force: true }));
  const eventsFile = join(events, 'events.jsonl');
  const { kafka, temporal } = enginesOf(data);
  later(await recordEvents(kafka, eventsFile));
  handOn({
    webUrl: settings.webUrl ?? status.urls.web,
    temporalUiUrl: status.urls.temporalUi,
    temporalAddress: temporal,
    kafkaBrokers: kafka,
    data,
    eventsFile,
    collector: collector.endpoint,
  });
}
