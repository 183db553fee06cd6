import { accessibilityFaults } from '@langmoi/testing/accessible';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page, type Response } from 'playwright-core';
import { eventually, servedContract } from './api';
import { product, settings } from './config';
import { fromRoot } from './product';
import { addressOf, gateway } from './routes';

/** The eight-year-old laptop of an office, and a telephone. */
const sizes = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
type Size = keyof typeof sizes;

export interface Sitting {
  readonly size?: Size;
  readonly dark?: boolean;
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: settings.chrome,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-prefers-reduced-motion'],
    timeout: 30_000,
  });
}

/** Somebody at a screen. What goes wrong behind it (console, network, contract) fails the spec when it closes. */
export class Screen {
  private readonly faults: string[] = [];
  private readonly planned: RegExp[] = [/401 .*\/api\/session$/];
  private readonly checks: Promise<void>[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    readonly size: Size,
  ) {
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      // A refused request is judged by its answer, below.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
      this.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`page: ${error.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (why !== 'net::ERR_ABORTED') this.faults.push(`${request.method()} ${request.url()}: ${why}`);
    });
    page.on('response', (response) => void this.checks.push(this.judge(response)));
  }

  static async open(browser: Browser, { size = 'laptop', dark = false }: Sitting = {}): Promise<Screen> {
    const context = await browser.newContext({
      viewport: sizes[size],
      locale: 'vi-VN',
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    return new Screen(context, await context.newPage(), size);
  }

  /** Signs in without the roles page, for journeys whose subject it is not. */
  async signIn(account: string): Promise<void> {
    const address = product().webUrl + addressOf(gateway.signIn, {});
    const status = await eventually(`${account} signs in`, async () => {
      const response = await this.context.request.post(address, { data: { account } });
      return response.status() !== 429 && response.status(); // many sign in from one machine here
    });
    expect({ account, status }).toEqual({ account, status: 201 });
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(product().webUrl + path, { waitUntil: 'domcontentloaded' });
  }

  /** A refusal that the journey provokes: `409 …/problems/stale-version` and the like. */
  expectRefusal(status: number, path: RegExp): void {
    this.planned.push(new RegExp(`^${status} .*${path.source}`));
  }

  /** Serious and critical faults by WCAG 2.2 AA, and the contrasts again in the dark; they fail the spec at the end. `name` keeps a dark picture. */
  async checkAccessible(name?: string): Promise<void> {
    this.faults.push(...(await accessibilityFaults(this.page)));
    await this.page.emulateMedia({ colorScheme: 'dark' });
    this.faults.push(...(await accessibilityFaults(this.page, 'contrast')));
    if (name) await this.picture(`${name}-dark`);
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /** A picture for the eye, in dist/pictures. */
  async picture(name: string, { whole = true } = {}): Promise<void> {
    const path = fromRoot('dist/pictures', `${name}-${this.size}.png`);
    mkdirSync(dirname(path), { recursive: true });
    if (whole) await this.page.evaluate('window.scrollTo(0, 0)'); // what sticks to the window lies where it belongs
    await this.page.screenshot({ path, fullPage: whole, animations: 'disabled' });
  }

  /** The picture of the README, drawn anew only when asked to. */
  async readmePicture(name: string): Promise<void> {
    if (!settings.writePictures) return;
    const path = fromRoot('docs/images', `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  async scrollsSideways(): Promise<boolean> {
    return this.page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1',
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.checks);
    await this.context.close();
    expect(this.faults).toEqual([]);
  }

  private async judge(response: Response): Promise<void> {
    const { pathname: path } = new URL(response.url());
    const status = response.status();
    const method = response.request().method();
    if (status >= 400 && !this.planned.some((plan) => plan.test(`${status} ${method} ${path}`))) {
      this.faults.push(`${status} ${method} ${path}`);
    }
    const contentType = response.headers()['content-type'] ?? '';
    if (!path.startsWith('/api/') || !contentType.includes('json') || path === '/api/openapi.json') return;
    const body = await response.json().catch(() => undefined); // the page has moved on
    if (body === undefined) return;
    this.faults.push(...(await servedContract()).faultsOf({ method, path, status, contentType, body }));
  }
}

/** Opens a screen for an account, does the work, and closes it: with a picture if the work failed. */
export async function atScreen(
  browser: Browser,
  account: string | null,
  work: (screen: Screen) => Promise<void>,
  sitting: Sitting = {},
): Promise<void> {
  const screen = await Screen.open(browser, sitting);
  try {
    if (account) await screen.signIn(account);
    await work(screen);
  } catch (error) {
    const title = (expect.getState().currentTestName ?? 'journey').replace(/[^\p{L}\d]+/gu, '-').slice(-80);
    await screen.picture(`failed-${title}`).catch(() => undefined);
    await screen.close().catch((faults: unknown) => console.error(String(faults)));
    throw error;
  }
  await screen.close();
}
