import type { Caller } from '@langmoi/contracts/caller';
import { operationsApi, type DismissParked, type OperationsView, type ParkedView } from '@langmoi/contracts/operations';
import { Body, Controller, Param } from '@nestjs/common';
import { IdempotencyKey, Who } from '../http';
import { Route } from '../route';
import { OperationsService } from './operations.service';

interface OfParked {
  readonly parkedId: string;
}

/** The same routes in every service that has a database. */
@Controller()
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  @Route(operationsApi.viewOperations)
  view(@Who() caller: Caller): Promise<OperationsView> {
    return this.operations.view(caller);
  }

  @Route(operationsApi.replayParked)
  replay(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: operationsApi.replayParked.params }) { parkedId }: OfParked,
  ): Promise<ParkedView> {
    return this.operations.replay(caller, key, parkedId);
  }

  @Route(operationsApi.dismissParked)
  dismiss(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: operationsApi.dismissParked.params }) { parkedId }: OfParked,
    @Body({ schema: operationsApi.dismissParked.body }) body: DismissParked,
  ): Promise<ParkedView> {
    return this.operations.dismiss(caller, key, parkedId, body);
  }
}
