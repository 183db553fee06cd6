import { requestLanguage } from '@langmoi/platform/language';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { LibraryPages } from '../provider/provider';
import { html, Html } from './html';
import { notePage, pageOf, readerOf } from './page';

const readerFor = ({ headers }: KoaContextWithOIDC) => readerOf(requestLanguage({ headers }));

/** The pages that the library asks for, in our look. */
export const libraryPages: LibraryPages = {
  signOut(ctx, form) {
    const reader = readerFor(ctx);
    const { say } = reader;
    const body = html`<p>${say('signOutAsk')}</p>
      ${new Html(form)}
      <p>
        <button type="submit" form="op.logoutForm" name="logout" value="yes">${say('signOut')}</button>
        <button type="submit" form="op.logoutForm" class="plain">${say('stay')}</button>
      </p>`;
    ctx.body = pageOf(reader, { title: say('signOut'), body });
  },
  signedOut(ctx) {
    const reader = readerFor(ctx);
    ctx.body = notePage(reader, { title: reader.say('signedOut'), text: reader.say('signedOutText') });
  },
  failed(ctx) {
    const reader = readerFor(ctx);
    ctx.type = 'html';
    ctx.body = notePage(reader, { title: reader.say('failed'), text: reader.say('failedText') });
  },
};
