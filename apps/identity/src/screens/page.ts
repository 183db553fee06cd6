import type { Language } from '@langmoi/platform/language';
import { toString as drawQr } from 'qrcode';
import type { TotpSecret } from '../credential/credential.service';
import { html, Html } from './html';
import { sayIn, type Say } from './words';

/** What every page of a reader needs. */
export interface Reader {
  readonly language: Language;
  readonly say: Say;
}

export const readerOf = (language: Language): Reader => ({ language, say: sayIn(language) });

interface Page {
  readonly title: string;
  readonly body: Html;
  /** Whether passkeys are made or used on it: the one thing that needs a script. */
  readonly passkeys?: boolean;
}

/** A whole page in the product's look. */
export function pageOf({ language, say }: Reader, { title, body, passkeys = false }: Page): string {
  const scripts = html`<script src="/identity/webauthn.js" defer></script>
    <script src="/identity/passkeys.js" defer></script>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${say('product')}</title>
        <link rel="stylesheet" href="/identity/style.css" />
        ${passkeys && scripts}
      </head>
      <body>
        <a class="skip" href="#main">${say('skip')}</a>
        <header><a href="/">${say('product')}</a></header>
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text;
}

/** A page that says what is and where to go on. */
export const notePage = (
  reader: Reader,
  note: { title: string; text: string; go?: { href: string; label: string } },
): string => {
  const { href, label } = note.go ?? { href: '/', label: reader.say('home') };
  const body = html`<p>${note.text}</p>
    <p><a class="button" href="${href}">${label}</a></p>`;
  return pageOf(reader, { title: note.title, body });
};

/** What went wrong, where a person reads it first and a screen reader says it at once. */
export const errorBox = (text: string | undefined): Html | undefined =>
  text === undefined ? undefined : html`<p class="error" role="alert">${text}</p>`;

/** The secret of an authenticator app: as a picture, and as text for who cannot scan one. */
export async function secretBox({ say }: Reader, { secret, uri }: TotpSecret): Promise<Html> {
  const svg = await drawQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return html`<p>${say('scan')}</p>
    <div class="qr" role="img" aria-label="${say('picture')}">${new Html(svg)}</div>
    <p>${say('secret')}: <span class="secret">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</span></p>`;
}

interface PasskeyForm {
  readonly action: string;
  readonly label: string;
  readonly create: boolean;
  readonly options: object;
  readonly before?: Html;
  /** The one way to go on. */
  readonly first?: boolean;
}

/** A form that a passkey's answer is put into; shown only where the browser has passkeys. */
export const passkeyForm = ({ say }: Reader, { action, label, create, options, before, first }: PasskeyForm): Html =>
  html`<form
    method="post"
    action="${action}"
    data-passkey="${create ? 'create' : 'get'}"
    data-options="${JSON.stringify(options)}"
    data-failed="${say('wrongPasskey')}"
    hidden
  >
    <input type="hidden" name="value" />
    <p class="error" role="alert" hidden></p>
    ${before}
    <button type="submit" class="${first ? '' : 'plain'}">${label}</button>
  </form>`;

/** The script of pages with passkeys: asks the browser, puts the answer into the form, sends it. */
export const passkeyScript = `
for (const form of document.querySelectorAll('form[data-passkey]')) {
  const webauthn = window.SimpleWebAuthnBrowser;
  if (!webauthn || !webauthn.browserSupportsWebAuthn()) continue;
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    if (form.elements.value.value) return;
    event.preventDefault();
    const optionsJSON = JSON.parse(form.dataset.options);
    const error = form.querySelector('.error');
    try {
      const ask = form.dataset.passkey === 'create' ? webauthn.startRegistration : webauthn.startAuthentication;
      form.elements.value.value = JSON.stringify(await ask({ optionsJSON }));
      form.submit();
    } catch {
      error.textContent = form.dataset.failed;
      error.hidden = false;
    }
  });
}
`;
