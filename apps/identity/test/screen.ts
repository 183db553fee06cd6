import { accessibilityFaults } from '@langmoi/testing/accessible';
import { engine } from '@langmoi/testing/config';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { House } from './house';

const sizes = { laptop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
const pictures = join(__dirname, '../../../dist/pictures');

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: engine('CHROME_PATH'),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-prefers-reduced-motion'],
  });

/** A real browser before the provider. What its console complains of, and what axe finds, is kept in `faults`. */
export class Screen {
  readonly faults: string[] = [];

  private constructor(
    private readonly house: House,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(error.message));
  }

  static async open(browser: Browser, house: House): Promise<Screen> {
    const context = await browser.newContext({ viewport: sizes.laptop, locale: 'vi-VN', reducedMotion: 'reduce' });
    // Where the product would be: a page that says that the browser has come back.
    await context.route(/\/api\/sign-in\/callback/, (route) => route.fulfill({ body: 'back at the product' }));
    return new Screen(house, context, await context.newPage());
  }

  /** As the gateway sends a browser. */
  async begin(wishes: Record<string, string> = {}): Promise<void> {
    const { issuer, client } = this.house.settings;
    const asked = {
      ...{ response_type: 'code', client_id: client.id, redirect_uri: client.redirectUris[0] ?? '', scope: 'openid' },
      ...{ state: 'of the browser', nonce: 'once' },
      ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
    };
    await this.page.goto(`${issuer}/auth?${new URLSearchParams({ ...asked, ...wishes }).toString()}`);
  }

  async showPassword(account: string, password: string): Promise<void> {
    await this.page.getByLabel('Tên đăng nhập').fill(account);
    await this.paste('Mật khẩu', password);
    await this.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  /** As a password manager or a person does who pastes. */
  async paste(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).focus();
    const paste = `new ClipboardEvent('paste', { bubbles: true, cancelable: true })`;
    const taken = await this.page.evaluate<boolean>(`document.activeElement.dispatchEvent(${paste})`);
    expect({ label, taken }).toEqual({ label, taken: true }); // no page stands in its way
    await this.page.keyboard.insertText(text);
  }

  /** A device with a fingerprint reader, as Chromium plays one. */
  async withFingerprint(): Promise<void> {
    const devtools = await this.context.newCDPSession(this.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
  }

  async arrived(): Promise<void> {
    await this.page.waitForURL('**/api/sign-in/callback?*');
  }

  /** The browser forgets who is signed in. */
  forget(): Promise<void> {
    return this.context.clearCookies();
  }

  /** Holds the page against WCAG and a telephone's width; pictures for the eye in dist/pictures. */
  async look(name: string): Promise<void> {
    const { page } = this;
    mkdirSync(pictures, { recursive: true });
    this.faults.push(...(await accessibilityFaults(page)));
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
      if (wide) this.faults.push(`${name} scrolls sideways at ${viewport.width}`);
      await page.screenshot({ path: join(pictures, `identity-${name}-${size}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    this.faults.push(...(await accessibilityFaults(page, 'contrast')));
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(sizes.laptop);
  }

  async close(): Promise<void> {
    await this.context.close();
    expect(this.faults).toEqual([]);
  }
}
