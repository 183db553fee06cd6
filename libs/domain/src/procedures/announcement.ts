import { inputTexts } from '@langmoi/contracts/input-texts';
import { refuseAt, refuseFuture, type Judgement } from './judgement';

/** Dates are Vietnamese dates, `YYYY-MM-DD`. */
export interface AnnouncementFacts {
  readonly announcedOn: string;
  readonly decision: { readonly signedOn: string };
  readonly today: string;
}

/** A recognition is announced after it was signed, and reported when it has happened. Throws invalid-request. */
export function judgeAnnouncement({ announcedOn, decision, today }: AnnouncementFacts): Judgement {
  refuseFuture('/announcedOn', announcedOn, today);
  if (announcedOn < decision.signedOn) throw refuseAt('/announcedOn', inputTexts.announcedBeforeSigned);
  return { outcome: 'announced', reasons: [], figures: [] };
}
