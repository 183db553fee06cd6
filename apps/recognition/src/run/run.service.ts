import { Outage } from '@langmoi/contracts/problem';
import type { Temporal } from '@langmoi/platform/temporal';
import {
  act,
  dateMoved,
  opened,
  taskQueue,
  workflowIdOf,
  workflowType,
  type Act,
  type DossierInput,
} from '@langmoi/workflows/dossier/contract';
import { Inject, Injectable } from '@nestjs/common';
import { WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';

export const TEMPORAL = 'TEMPORAL';

interface OfDossier {
  readonly id: string;
  readonly provinceId: string;
}

/** The dossiers' runs. Every method throws Outage while Temporal is away, and may be repeated. */
@Injectable()
export class RunService {
  constructor(@Inject(TEMPORAL) private readonly temporal: Temporal) {}

  /** Answers when the first stage is entered; a dossier that runs already is found, not started twice. */
  async begin(input: DossierInput): Promise<void> {
    await this.temporal.call((client) =>
      client.workflow.executeUpdateWithStart(opened, {
        startWorkflowOperation: new WithStartWorkflowOperation(workflowType, {
          taskQueue,
          workflowId: workflowIdOf(input.provinceId, input.dossierId),
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        }),
      }),
    );
  }

  /** Answers when the act is recorded and, if it ended the stage, the next one entered. */
  async perform({ id, provinceId }: OfDossier, deed: Act, updateId: string): Promise<void> {
    try {
      await this.temporal.call((client) =>
        client.workflow.getHandle(workflowIdOf(provinceId, id)).executeUpdate(act, { args: [deed], updateId }),
      );
    } catch (error) {
      // Registered, but not begun: the worker's starter is about to.
      throw error instanceof WorkflowNotFoundError ? new Outage('Temporal', 5, { cause: error }) : error;
    }
  }

  /** A run that has not begun, or has ended, needs no date: it reads the newest when it enters a stage. */
  async dateMoved({ id, provinceId }: OfDossier, today: string): Promise<void> {
    try {
      await this.temporal.call((client) =>
        client.workflow.getHandle(workflowIdOf(provinceId, id)).signal(dateMoved, today),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
