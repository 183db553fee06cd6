import { Db } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import { LOG, type AppModule } from '@langmoi/platform/platform.module';
import { AccountRow } from './account/account.entity';
import { AccountService } from './account/account.service';
import { DirectoryConsumer } from './account/directory.consumer';
import { AttemptRow } from './attempt/attempt.entity';
import { AttemptsService } from './attempt/attempts.service';
import { SETTINGS, type Settings } from './config';
import { PasskeyRow, PasswordRow, RecoveryCodeRow, TotpRow } from './credential/credential.entity';
import { CredentialService } from './credential/credential.service';
import { Housekeeping } from './housekeeping';
import { InvitationController } from './invitation/invitation.controller';
import { InvitationRow } from './invitation/invitation.entity';
import { InvitationService } from './invitation/invitation.service';
import { MachineController } from './machine/machine.controller';
import { MachineRow } from './machine/machine.entity';
import { MachineService } from './machine/machine.service';
import { OwnService } from './own/own.service';
import { OpenIdService } from './provider/open-id.service';
import { ProviderRow } from './provider/provider-row.entity';
import { SignInsService } from './provider/sign-ins.service';
import { SigningKeyRow } from './provider/signing-key.entity';
import { libraryPages } from './screens/library-pages';
import { Seal, SEAL } from './seal';
import { CeremonyRow, SignInRow } from './sign-in/ceremony.entity';
import { SignInService } from './sign-in/sign-in.service';

export const entities = [
  ...[AccountRow, MachineRow, PasswordRow, TotpRow, PasskeyRow, RecoveryCodeRow],
  ...[InvitationRow, CeremonyRow, AttemptRow, SignInRow, ProviderRow, SigningKeyRow],
];

const shared = [AccountService, AttemptsService, CredentialService, SignInService, SignInsService, MachineService];

/** The HTTP process: the provider, its screens' services, and what administrators ask. */
export const identityModule = (settings: Settings): AppModule => ({
  controllers: [InvitationController, MachineController],
  providers: [
    ...shared,
    { provide: SETTINGS, useValue: settings },
    { provide: SEAL, useValue: new Seal(settings.secret) },
    {
      provide: OpenIdService,
      inject: [Db, SEAL, AccountService, MachineService, LOG],
      useFactory: (...parts: [Db, Seal, AccountService, MachineService, Log]) => {
        const [db, seal, accounts, machines, log] = parts;
        return OpenIdService.open({ db, seal, settings, accounts, machines, pages: libraryPages, log });
      },
    },
    {
      provide: InvitationService,
      inject: [Db, AccountService, CredentialService, SignInService, OpenIdService, SEAL],
      useFactory: (...parts: [Db, AccountService, CredentialService, SignInService, OpenIdService, Seal]) => {
        const [db, accounts, credentials, signIn, openId, seal] = parts;
        return new InvitationService({ db, accounts, credentials, signIn, openId, seal, settings });
      },
    },
    {
      provide: Housekeeping,
      inject: [Db, OpenIdService, SignInService, InvitationService, LOG],
      useFactory: (...parts: [Db, OpenIdService, SignInService, InvitationService, Log]) => {
        const [db, openId, signIn, invitations, log] = parts;
        return new Housekeeping({ db, openId, signIn, invitations, log });
      },
    },
    {
      provide: OwnService,
      inject: [Db, AccountService, AttemptsService, CredentialService, SignInService, OpenIdService],
      useFactory: (
        ...parts: [Db, AccountService, AttemptsService, CredentialService, SignInService, OpenIdService]
      ) => {
        const [db, accounts, attempts, credentials, signIn, openId] = parts;
        return new OwnService({ db, accounts, attempts, credentials, signIn, openId });
      },
    },
  ],
});

export const workerModule = { controllers: [DirectoryConsumer], providers: [SignInsService] };
