import { html } from './html';
import { newPasswordFields } from './own-page';
import { errorBox, pageOf, type Reader } from './page';

/** Sets the first password of an account, or a new one. */
export function invitationPage(
  reader: Reader,
  { account, rehearsal }: { account: string; rehearsal: boolean },
  error?: string,
): string {
  const { say } = reader;
  const body = html`<p>${say('invitationFor', { account })}</p>
    ${rehearsal && html`<p><span class="rehearsal">${say('rehearsal')}</span></p>`} ${errorBox(error)}
    <form class="card" method="post">
      <input type="hidden" name="account" value="${account}" autocomplete="username" />
      ${newPasswordFields(reader)}
      <button type="submit">${say('save')}</button>
    </form>`;
  return pageOf(reader, { title: say('invitation'), body });
}
