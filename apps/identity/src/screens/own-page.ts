import type { EnrolAsked } from '../credential/credential.service';
import type { Own } from '../own/own.service';
import { html, type Html } from './html';
import { errorBox, pageOf, passkeyForm, secretBox, type Reader } from './page';

const base = '/identity/account';

interface Shown {
  readonly own: Own;
  readonly enrol: EnrolAsked;
  readonly error?: string;
  readonly done?: string;
  /** Recovery codes that were made just now. */
  readonly codes?: readonly string[];
}

/** How somebody signs in, and each way to change it. */
export async function ownPage(reader: Reader, { own, enrol, error, done, codes }: Shown): Promise<string> {
  const { say } = reader;
  const { account, kinds } = own;
  const current = (id: string) => kinds.hasPassword && currentField(reader, id);
  const body = html`<p class="soft">${say('yoursFor', { account: account.account })}</p>
    ${account.rehearsal && html`<p><span class="rehearsal">${say('rehearsal')}</span></p>`} ${errorBox(error)}
    ${done !== undefined && html`<p class="done" role="status">${done}</p>`} ${codes && codesBox(reader, codes)}
    ${passwordForm(reader, kinds.hasPassword)}
    <section>
      <h2>${say('app')}</h2>
      <p>${kinds.totpSetAt ? say('appSet', { date: dateOf(kinds.totpSetAt) }) : say('appNone')}</p>
      <details>
        <summary>${say('appNew')}</summary>
        ${await secretBox(reader, enrol.totp)}
        <form method="post" action="${base}/newCode">
          ${current('current-app')}
          <label for="code">${say('code')}</label>
          <input
            class="code"
            id="code"
            name="value"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="7"
            required
          />
          <button type="submit">${say('confirm')}</button>
        </form>
      </details>
    </section>
    ${passkeySection(reader, own, enrol)}
    <form class="card" method="post" action="${base}/recoveryCodes">
      <h2>${say('recoveryCodes')}</h2>
      <p>${say('recoveryLeft', { n: kinds.recoveryCodes })}</p>
      ${current('current-codes')}
      <button type="submit" class="plain">${say('recoveryNew')}</button>
    </form>
    <p><a href="/">${say('home')}</a></p>`;
  return pageOf(reader, { title: say('yours'), body, passkeys: Boolean(enrol.passkey) });
}

const currentField = ({ say }: Reader, id: string): Html =>
  html`<label for="${id}">${say('current')}</label>
    <input id="${id}" name="current" type="password" autocomplete="current-password" maxlength="1000" required />`;

/** Two fields for a new password, and what is asked of it. */
export const newPasswordFields = ({ say }: Reader): Html =>
  html`<label for="new">${say('newPassword')}</label>
    <p class="soft" id="hint">${say('passwordHint')}</p>
    <input
      id="new"
      name="password"
      type="password"
      autocomplete="new-password"
      minlength="8"
      maxlength="1000"
      aria-describedby="hint"
      required
    />
    <label for="again">${say('again')}</label>
    <input id="again" name="again" type="password" autocomplete="new-password" maxlength="1000" required />`;

function passwordForm(reader: Reader, hasPassword: boolean): Html {
  const { say } = reader;
  if (!hasPassword)
    return html`<section>
      <h2>${say('password')}</h2>
      <p>${say('noPassword')}</p>
    </section>`;
  return html`<form class="card" method="post" action="${base}/password">
    <h2>${say('changePassword')}</h2>
    ${currentField(reader, 'current')} ${newPasswordFields(reader)}
    <button type="submit">${say('save')}</button>
  </form>`;
}

function passkeySection(reader: Reader, { kinds }: Own, { passkey }: EnrolAsked): Html {
  const { say } = reader;
  const list = kinds.passkeys.map(({ id, createdAt, lastUsedAt }, index) => {
    const used = lastUsedAt ? say('passkeyUsed', { date: dateOf(lastUsedAt) }) : '';
    return html`<li>
      <form method="post" action="${base}/removePasskey">
        <p>${say('passkeyOf', { date: dateOf(createdAt) })}${used}</p>
        <input type="hidden" name="id" value="${id}" />
        ${kinds.hasPassword && currentField(reader, `current-key-${index}`)}
        <button type="submit" class="plain">${say('remove')}</button>
      </form>
    </li>`;
  });
  const making = passkey && {
    ...{ action: `${base}/newPasskey`, label: say('makePasskey'), create: true, options: passkey },
    ...(kinds.hasPassword && { before: currentField(reader, 'current-new-key') }),
  };
  return html`<section>
    <h2>${say('passkeys')}</h2>
    ${
      list.length > 0 &&
      html`<ul class="plain">
        ${list}
      </ul>`
    }
    ${making ? passkeyForm(reader, making) : html`<p class="soft">${say('noPasskeyHere')}</p>`}
  </section>`;
}

const codesBox = ({ say }: Reader, codes: readonly string[]): Html =>
  html`<section>
    <h2>${say('recoveryCodes')}</h2>
    <p>${say('recoveryShown')}</p>
    <ol class="codes">
      ${codes.map((code) => html`<li>${code}</li>`)}
    </ol>
  </section>`;

/** As `25/11/2026`, in Viet Nam. */
const dateOf = (at: Date): string => at.toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
