import type { Step } from '../sign-in/step';
import { html, type Html } from './html';
import { errorBox, pageOf, passkeyForm, secretBox, type Reader } from './page';

interface Shown {
  /** Where the forms of this sign-in go. */
  readonly base: string;
  readonly step: Step;
  readonly error?: string;
  /** What was typed last, or is meant: only the name. */
  readonly account?: string;
}

/** The page of a sign-in's step. */
export function signInPage(reader: Reader, shown: Shown): Promise<string> {
  const { step } = shown;
  switch (step.at) {
    case 'password':
      return Promise.resolve(passwordPage(reader, { ...shown, step }));
    case 'second':
      return secondPage(reader, { ...shown, step });
    case 'enrol':
      return enrolPage(reader, { ...shown, step });
  }
}

type At<Where extends Step['at']> = Shown & { readonly step: Extract<Step, { at: Where }> };

function passwordPage(reader: Reader, { base, step, error, account = '' }: At<'password'>): string {
  const { say } = reader;
  const demo = step.demoAccount && {
    account: step.demoAccount,
    intro: say('demoIntro', { account: step.demoAccount }),
  };
  const body = html`${errorBox(error)}
    ${
      demo &&
      html`<form class="card" method="post" action="${base}/demo">
        <p><span class="rehearsal">${say('rehearsal')}</span></p>
        <p>${demo.intro}</p>
        <button type="submit">${say('demoGo', { account: demo.account })}</button>
      </form>`
    }
    <form class="card" method="post" action="${base}/password">
      <label for="account">${say('account')}</label>
      <input
        id="account"
        name="account"
        value="${account}"
        ${account === '' && !demo && 'autofocus'}
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="80"
        required
      />
      <label for="password">${say('password')}</label>
      <input
        id="password"
        name="password"
        type="password"
        ${account !== '' && !demo && 'autofocus'}
        autocomplete="current-password"
        maxlength="1000"
        required
      />
      <button type="submit">${say('signIn')}</button>
    </form>
    <p class="soft">${say('lost')}</p>
    ${cancel(reader, base)}`;
  return pageOf(reader, { title: say('signIn'), body });
}

async function secondPage(reader: Reader, { base, step, error }: At<'second'>): Promise<string> {
  const { say } = reader;
  const secret = step.shown && (await secretBox(reader, step.shown));
  const body = html`<p class="soft">${say('secondFor', { account: step.account })}</p>
    ${errorBox(error)}
    ${
      secret &&
      html`<section>
        <p><span class="rehearsal">${say('rehearsal')}</span> ${say('enrolDemo')}</p>
        ${secret}
      </section>`
    }
    ${step.byCode && codeForm(reader, `${base}/code`)}
    ${step.passkey && passkeySection(reader, { ...step, action: `${base}/passkey`, options: step.passkey })}
    ${step.byRecovery && recoveryForm(reader, `${base}/recovery`)} ${cancel(reader, base)}`;
  return pageOf(reader, { title: say('second'), body, passkeys: Boolean(step.passkey) });
}

async function enrolPage(reader: Reader, { base, step, error }: At<'enrol'>): Promise<string> {
  const { say } = reader;
  const making = step.passkey && {
    ...{ action: `${base}/newPasskey`, label: say('makePasskey'), create: true, options: step.passkey },
  };
  const body = html`<p class="soft">${say('secondFor', { account: step.account })}</p>
    <p>${say('enrolWhy')}</p>
    ${errorBox(error)}
    <section>
      ${step.rehearsal && html`<p><span class="rehearsal">${say('rehearsal')}</span> ${say('enrolDemo')}</p>`}
      ${await secretBox(reader, step.totp)}
    </section>
    ${codeForm(reader, `${base}/newCode`)}
    <section>
      <p>${say(making ? 'orPasskey' : 'noPasskeyHere')}</p>
      ${making && passkeyForm(reader, making)}
    </section>
    ${cancel(reader, base)}`;
  return pageOf(reader, { title: say('enrol'), body, passkeys: Boolean(making) });
}

/** What somebody does who made a passkey; where there is no code to show, it is the one way on. */
function passkeySection(
  reader: Reader,
  { byCode, ...form }: { byCode: boolean; action: string; options: object },
): Html {
  const { say } = reader;
  const asked = { ...form, label: say('usePasskey'), create: false, first: !byCode };
  return html`<section>
    <p>${say(byCode ? 'orUsePasskey' : 'passkeyHow')}</p>
    ${passkeyForm(reader, asked)}
  </section>`;
}

/** Six digits of an authenticator app. */
const codeForm = ({ say }: Reader, action: string): Html =>
  html`<form class="card" method="post" action="${action}">
    <label for="code">${say('code')}</label>
    <input
      class="code"
      id="code"
      name="value"
      inputmode="numeric"
      autocomplete="one-time-code"
      maxlength="7"
      pattern="[0-9 ]{6,7}"
      autofocus
      required
    />
    <button type="submit">${say('confirm')}</button>
  </form>`;

const recoveryForm = ({ say }: Reader, action: string): Html =>
  html`<details>
    <summary>${say('useRecovery')}</summary>
    <form class="card" method="post" action="${action}">
      <label for="recovery">${say('recovery')}</label>
      <input id="recovery" name="value" autocomplete="off" spellcheck="false" maxlength="60" required />
      <button type="submit">${say('confirm')}</button>
    </form>
  </details>`;

const cancel = ({ say }: Reader, base: string): Html =>
  html`<form method="post" action="${base}/cancel"><button class="link" type="submit">${say('cancel')}</button></form>`;
