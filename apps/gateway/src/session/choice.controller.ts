import { gatewayApi, type SessionView, type SignInView } from '@langmoi/contracts/gateway';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ChoiceService } from './choice.service';
import { notSignedIn } from '../not-signed-in';
import type { SessionRow } from './session.entity';

type BodyOf<R extends { body: z.ZodType }> = z.infer<R['body']>;

/** One's own sign-ins, and what one goes on with. A bearer token has no sign-in to choose for. */
@Controller('api')
export class ChoiceController {
  constructor(private readonly choices: ChoiceService) {}

  @Route(gatewayApi.chooseOffice)
  office(
    @Body({ schema: gatewayApi.chooseOffice.body }) { appointmentId }: BodyOf<typeof gatewayApi.chooseOffice>,
    @Req() request: FastifyRequest,
  ): Promise<SessionView> {
    return this.choices.office(rowOf(request), appointmentId);
  }

  @Route(gatewayApi.chooseProvince)
  province(
    @Body({ schema: gatewayApi.chooseProvince.body }) { provinceId }: BodyOf<typeof gatewayApi.chooseProvince>,
    @Req() request: FastifyRequest,
  ): Promise<SessionView> {
    return this.choices.province(rowOf(request), provinceId);
  }

  @Route(gatewayApi.statePurpose)
  purpose(
    @Body({ schema: gatewayApi.statePurpose.body }) { purpose }: BodyOf<typeof gatewayApi.statePurpose>,
    @Req() request: FastifyRequest,
  ): Promise<SessionView> {
    return this.choices.purpose(rowOf(request), purpose);
  }

  @Route(gatewayApi.listSignIns)
  list(@Req() request: FastifyRequest): Promise<SignInView[]> {
    return this.choices.list(rowOf(request));
  }

  @Route(gatewayApi.endSignIn)
  end(
    @Param({ schema: gatewayApi.endSignIn.params }) { signInId }: { signInId: string },
    @Req() request: FastifyRequest,
  ): Promise<SignInView[]> {
    return this.choices.end(rowOf(request), signInId);
  }
}

function rowOf({ asking }: FastifyRequest): SessionRow {
  if (!asking?.row) throw notSignedIn();
  return asking.row;
}
