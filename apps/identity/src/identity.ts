import { accessOf } from '@langmoi/domain/access/door';
import type { Authenticate } from '@langmoi/platform/auth';
import type { DatabaseOptions } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import type { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { identityModule } from './app.module';
import type { Settings } from './config';
import { InvitationService } from './invitation/invitation.service';
import { OwnService } from './own/own.service';
import { OpenIdService } from './provider/open-id.service';
import { serveIdentity } from './screens/screens';
import { SignInService } from './sign-in/sign-in.service';

interface Parts {
  readonly settings: Settings;
  readonly database: DatabaseOptions;
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly telemetry?: Telemetry;
}

/** The sign-in provider, complete but for its port. */
export function createIdentity({ settings, ...parts }: Parts): Promise<NestFastifyApplication> {
  return createService({
    name: 'identity',
    module: identityModule(settings),
    access: accessOf('identity'),
    configure: (fastify, app) =>
      serveIdentity(fastify, {
        settings,
        log: parts.log,
        provider: () => app.get(OpenIdService).provider,
        signIn: () => app.get(SignInService),
        own: () => app.get(OwnService),
        invitations: () => app.get(InvitationService),
      }),
    ...parts,
  });
}
