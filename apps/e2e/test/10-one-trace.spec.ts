import type { CollectedSpan } from '@langmoi/testing/collector';
import type { Browser } from 'playwright-core';
import { eventually } from '../src/api';
import { atScreen, openBrowser } from '../src/browser';
import { product } from '../src/config';
import { theProvince } from '../src/province';
import { Walk } from '../src/walk';

/** From the outbox of the stage to the click, each step called by who takes it. */
const wayBack = [
  'reporting.db.run',
  'reporting.overview.handle',
  'recognition.outbox.publish',
  'recognition.db.run',
  'recognition.dossier.enter-stage',
  'recognition.dossier.act',
  'recognition.temporal.act',
  'recognition.dossier.give-outcome',
  'gateway.recognition.give-outcome',
];

/** One act of an office, followed through gateway, service, Temporal, outbox and Kafka to the report. */
describe('One trace', () => {
  let browser: Browser;
  let walk: Walk;
  let spans: CollectedSpan[];
  let traceparent: string;

  beforeAll(async () => {
    browser = await openBrowser();
    walk = await Walk.of('Phước Hưng');
    const { today } = await theProvince();
    const version = await walk.assess(today, walk.commune.missing);
    await eventually('the dossier sees it', async () => (await walk.reload()).assessment?.version === version);
  });
  afterAll(() => browser.close());

  it('begins with a click and reaches the report', () =>
    atScreen(browser, walk.commune.accounts.commune, async (screen) => {
      const { page } = screen;
      await screen.goto(`/dossiers/${walk.dossier.id}`);
      const asking = page.waitForRequest((request) => request.method() === 'POST' && /outcomes$/.test(request.url()));
      await page.getByRole('button', { name: 'Hoàn thành tự đánh giá' }).click();
      traceparent = (await asking).headers()['traceparent'] ?? '';
      await walk.until('publication');
      const [, traceId = ''] = traceparent.split('-');
      spans = await eventually('the report has come', async () => {
        const answer = await fetch(`${product().collector}/${traceId}`);
        const known = (await answer.json()) as CollectedSpan[];
        return endsOf(known).length > 0 && known;
      });
    }));

  it('is one tree, whose root is the click', () => {
    const [, traceId, click] = traceparent.split('-');
    expect(spans.filter((span) => span.traceId !== traceId)).toEqual([]);
    const ids = new Set(spans.map(({ spanId }) => spanId));
    expect(ids.size).toBe(spans.length);
    const roots = spans.filter(({ parentSpanId }) => !ids.has(parentSpanId));
    expect(roots.map(({ name, parentSpanId }) => ({ name, parentSpanId }))).toEqual([
      { name: wayBack.at(-1), parentSpanId: click },
    ]);
    expect(endsOf(spans)).not.toEqual([]);
  });

  it('leaves no step failed, and says ids alone', () => {
    expect(spans.filter(({ failed }) => failed)).toEqual([]);
    const said = JSON.stringify(spans.map(({ attributes }) => attributes));
    for (const secret of [walk.commune.name, walk.commune.accounts.commune, 'SELECT', 'INSERT'])
      expect(said).not.toContain(secret);
  });
});

/** The transactions of the report that lead back to the click by exactly the way that was meant. */
function endsOf(spans: readonly CollectedSpan[]): CollectedSpan[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const way = (span: CollectedSpan | undefined): string[] =>
    span ? [span.name, ...way(byId.get(span.parentSpanId))] : [];
  return spans.filter((span) => way(span).join() === wayBack.join());
}
