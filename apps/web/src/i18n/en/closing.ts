import type { closing as vi } from '../vi/closing';

export const closing: Readonly<Record<keyof typeof vi, string>> = {
  'closing.title': 'Closing figures',
  'closing.about':
    'Once closed, nobody records, changes or takes back what is said of the closed days: figures, assessments, confirmations, decisions, lists, targets, imported files, money, support, poor households, titles of culture.',
  'closing.none': 'Nothing is closed: every day can be recorded.',
  'closing.until': 'Figures up to and with {date} are closed.',
  'closing.untilNote': 'Figures up to and with {date} are closed; record a later day.',
  'closing.untilSettling': 'Figures up to and with {date} are closed: it can be rejected, not approved.',
  'closing.remedy': 'To change the closed period, ask the province’s coordination or chairman’s office to open it.',
  'closing.close': 'Close figures…',
  'closing.closeTitle': 'Close the figures of the province',
  'closing.day': 'Close up to and with',
  'closing.dayHint': 'The cut-off day of the report. This day and all before it can no longer be changed.',
  'closing.save': 'Close',
  'closing.open': 'Open again…',
  'closing.openTitle': 'Open the figures up to {date} again',
  'closing.openVerb': 'Open again',
  'closing.openHint': 'These days can then be recorded everywhere; the closing and the reason stay on record.',
  'closing.past': 'Closings',
  'closing.entry': 'Up to {date}',
  'closing.closedBy': 'Closed on {date}: {who}',
  'closing.openedBy': 'Opened again on {date}: {who}. {reason}',
  'closing.stands': 'closed',
  'closing.opened': 'opened again',
  'closing.you': 'you',
};
