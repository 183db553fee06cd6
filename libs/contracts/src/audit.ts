import { z } from 'zod';
import { question } from './api';
import { Role } from './caller';

/** One reading of this province by an office of the nation, or of one that took it over; recorded before a row was shown. */
export const ProvinceRead = z.object({
  id: z.uuid(),
  readAt: z.iso.datetime(),
  userId: z.uuid(),
  appointmentId: z.uuid().nullable(),
  roles: z.array(Role),
  /** What an auditor said it was for. */
  purpose: z.string().nullable(),
  /** As in `GET /dossiers/:dossierId`. */
  request: z.string(),
});
export type ProvinceRead = z.infer<typeof ProvinceRead>;

/** Somebody was shown personal data that are masked for others. */
export const PersonalRead = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  userId: z.uuid(),
  /** Null where the service knows no names. */
  userName: z.string().nullable(),
  appointmentId: z.uuid().nullable(),
  purpose: z.string().nullable(),
  /** The persons, or the households, whose data were shown. */
  subjects: z.array(z.object({ id: z.uuid(), name: z.string().nullable() })),
});
export type PersonalRead = z.infer<typeof PersonalRead>;

/** The newest first, at most 200; `before`: those older than this moment. */
const Page = z.object({ before: z.iso.datetime().optional() });
export type AuditPage = z.infer<typeof Page>;
const problems = ['/problems/not-permitted'];

/** The same in every service that keeps rows of provinces. */
export const auditApi = {
  listProvinceReads: question({
    path: '/audit/province-reads',
    summary:
      'Which office of the nation or of a successor read this province here, when, by which request and what for',
    query: Page,
    answer: z.array(ProvinceRead),
    problems,
  }),
};

/** Of the services that keep data of persons. */
export const personalAuditApi = {
  listPersonalReads: question({
    path: '/audit/personal-reads',
    summary: 'Who was shown personal data of whom, when and for which stated purpose',
    query: Page,
    answer: z.array(PersonalRead),
    problems,
  }),
};
