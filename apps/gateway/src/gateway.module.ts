import { Db } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import { LOG, type AppModule } from '@langmoi/platform/platform.module';
import type { Provider as NestProvider } from '@nestjs/common';
import { BearerTokens } from './bearer-tokens';
import { CallerLookup } from './caller/caller-lookup.service';
import { DemoDoor } from './caller/demo-door.service';
import { CallerTokens } from './caller-tokens';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';
import { Cookies } from './cookies';
import { KeyRing } from './keys/key-ring.service';
import { SigningKeyRow } from './keys/signing-key.entity';
import { MachineService } from './machines/machine.service';
import { PartsController } from './parts.controller';
import { ChoiceController } from './session/choice.controller';
import { ChoiceService } from './session/choice.service';
import { SessionController } from './session/session.controller';
import { SessionRow } from './session/session.entity';
import { SessionService } from './session/session.service';
import { SignInDesk } from './session/sign-in-desk.service';
import { Provider } from './sign-in/provider.service';
import { SIGN_INS, SignInService } from './sign-in/sign-in.service';
import { WhoIsAsking } from './who-is-asking';

/** The rows of the gateway. */
export const entities = [SessionRow, SigningKeyRow];

const MACHINES = 'MACHINES';

/** Every provider of the gateway. */
export function gatewayModule(config: GatewayConfig): AppModule {
  const { sessionSecret: secret, services, demo, publicUrl } = config;
  const directory = services['directory'] ?? '';
  const provider = config.provider && new Provider(config.provider, publicUrl);
  return {
    controllers: [SessionController, ChoiceController, PartsController],
    providers: [
      { provide: GATEWAY_CONFIG, useValue: config },
      { provide: Cookies, useValue: new Cookies(publicUrl, config.sessions.absoluteSeconds) },
      { provide: BearerTokens, useValue: new BearerTokens(secret) },
      { provide: DemoDoor, useValue: new DemoDoor(demo, directory) },
      made(KeyRing, [Db], (db: Db) => new KeyRing(db, secret, config.keys)),
      made(CallerTokens, [KeyRing], (ring: KeyRing) => new CallerTokens(ring)),
      made(CallerLookup, [CallerTokens], (tokens: CallerTokens) => new CallerLookup(directory, tokens)),
      made(SessionService, [Db], (db: Db) => new SessionService(db, config.sessions)),
      made(
        SIGN_INS,
        [SessionService, CallerLookup, LOG],
        (sessions: SessionService, callers: CallerLookup, log: Log) =>
          provider ? new SignInService({ provider, sessions, callers, secret, demo, log }) : undefined,
      ),
      { provide: MACHINES, useValue: provider && new MachineService(provider) },
      whoIsAsking(demo),
      SignInDesk,
      ChoiceService,
    ],
  };
}

type Token = string | (new (...args: never[]) => unknown);

/** A provider whose parts are other providers. */
const made = (provide: Token, inject: Token[], useFactory: (...parts: never[]) => unknown): NestProvider =>
  ({ provide, inject, useFactory }) as NestProvider;

type Parts = [
  Cookies,
  SessionService,
  BearerTokens,
  CallerLookup,
  SignInService | undefined,
  MachineService | undefined,
];

const whoIsAsking = (demo: boolean): NestProvider => ({
  provide: WhoIsAsking,
  inject: [Cookies, SessionService, BearerTokens, CallerLookup, SIGN_INS, MACHINES],
  useFactory: (...[cookies, sessions, bearers, callers, signIns, machines]: Parts) =>
    new WhoIsAsking({ demo, cookies, sessions, bearers, callers, signIns, machines }),
});
