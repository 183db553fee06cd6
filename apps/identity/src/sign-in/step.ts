import type { EnrolAsked, SecondAsked, TotpSecret } from '../credential/credential.service';

/** What a sign-in asks for next. */
export type Step =
  | {
      readonly at: 'password';
      /** On demo data: who may go on without one. */
      readonly demoAccount: string | undefined;
    }
  | (SecondAsked & {
      readonly at: 'second';
      readonly account: string;
      /** On demo data, so that anybody can try: the account's secret. */
      readonly shown: TotpSecret | undefined;
    })
  | (Pick<EnrolAsked, 'totp' | 'passkey'> & {
      readonly at: 'enrol';
      readonly account: string;
      readonly rehearsal: boolean;
    });
