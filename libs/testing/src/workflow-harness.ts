import {
  ActivityFailure,
  defaultFailureConverter,
  defaultPayloadConverter,
  toPayloads,
  TypedSearchAttributes,
  type Payload,
} from '@temporalio/common';
import { msNumberToTs, tsToMs } from '@temporalio/common/lib/time';
import { coresdk } from '@temporalio/proto';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { parseWorkflowCode } from '@temporalio/worker/lib/worker';
import type { Workflow } from '@temporalio/worker/lib/workflow/interface';
import { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm';
import { randomUUID } from 'node:crypto';

type Job = coresdk.workflow_activation.IWorkflowActivationJob;
type Command = coresdk.workflow_commands.IWorkflowCommand;
type ScheduledActivity = coresdk.workflow_commands.IScheduleActivity | coresdk.workflow_commands.IScheduleLocalActivity;
type Outcome = coresdk.workflow_commands.IUpdateResponse;

/** What stands for the world; keyed by the activity's name. */
export type Activities = object;

/** The loaded bundle; `destroy` it after the last run. */
export type Workflows = ReusableVMWorkflowCreator;

const encode = (...values: unknown[]) => toPayloads(defaultPayloadConverter, ...values) ?? [];
const turn = () => new Promise<undefined>((resolve) => setImmediate(resolve, undefined));
const decode = (payload?: Payload | null): unknown =>
  payload ? defaultPayloadConverter.fromPayload(payload) : undefined;

/** Loads the real workflow bundle into the real sandbox once per test file. No server, no network. */
export async function loadWorkflows(workflowsPath: string): Promise<Workflows> {
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  // 'default': an activity of any name may run locally; the specs' world has them.
  return ReusableVMWorkflowCreator.create(parseWorkflowCode(code), 1000, new Set(['default']));
}

/** As the real worker wraps it. */
function activityFailure(type: string | null | undefined, error: unknown): ActivityFailure {
  const cause = defaultFailureConverter.failureToError(
    defaultFailureConverter.errorToFailure(error, defaultPayloadConverter),
    defaultPayloadConverter,
  );
  return new ActivityFailure('Activity task failed', type ?? '', undefined, 'NON_RETRYABLE_FAILURE', undefined, cause);
}

interface Start {
  readonly type: string;
  readonly input: unknown;
  readonly activities: Activities;
  readonly now: number;
  readonly workflowId?: string;
}

interface Definition<A extends unknown[]> {
  readonly name: string;
  readonly _a?: A;
}

/**
 * One workflow run under a clock the test owns. Activities, local ones too, are the functions given; one that does not
 * answer within a turn of the event loop counts as hanging, and none is retried.
 */
export class WorkflowRun {
  /** What the workflow returned. */
  result: unknown;
  /** The input with which it continued as new, if it did. */
  continuedAsNew: unknown[] | undefined;
  /** The newest value of every search attribute. */
  readonly searchAttributes: Record<string, unknown> = {};
  private workflow!: Workflow;
  private readonly timers = new Map<number, number>();
  private readonly updates = new Map<string, Outcome>();
  private readonly runId = randomUUID();

  private constructor(
    private readonly activities: Activities,
    private now: number,
  ) {}

  /** Begins a run and drives it until it waits. */
  static async start(creator: Workflows, start: Start): Promise<WorkflowRun> {
    const { type, input, activities, now, workflowId = 'test' } = start;
    const run = new WorkflowRun(activities, now);
    run.workflow = await creator.createWorkflow({
      info: {
        workflowType: type,
        runId: run.runId,
        workflowId,
        namespace: 'test',
        firstExecutionRunId: run.runId,
        originalExecutionRunId: run.runId,
        attempt: 1,
        taskTimeoutMs: 10_000,
        taskQueue: 'test',
        searchAttributes: {},
        typedSearchAttributes: new TypedSearchAttributes(),
        historyLength: 3,
        historySize: 300,
        continueAsNewSuggested: false,
        targetWorkerDeploymentVersionChanged: false,
        startTime: new Date(now),
        runStartTime: new Date(now),
        unsafe: {
          isReplaying: false,
          isReplayingHistoryEvents: false,
          now: () => run.now,
          random: Math.random as never,
        },
      },
      randomnessSeed: [1, 3, 3, 7],
      now,
      showStackTraceSources: false,
    });
    await run.activate([{ initializeWorkflow: { workflowType: type, workflowId, arguments: encode(input) } }]);
    return run;
  }

  /** Resolves with the update's answer, undefined while its handler waits; rejects with the validator's or the handler's failure. */
  async update<R, A extends unknown[]>(definition: Definition<A> & { readonly _r?: R }, ...args: A): Promise<R> {
    const id = randomUUID();
    await this.activate([
      { doUpdate: { id, protocolInstanceId: id, name: definition.name, input: encode(...args), runValidator: true } },
    ]);
    const { completed, rejected } = this.updates.get(id) ?? {};
    if (rejected) throw defaultFailureConverter.failureToError(rejected, defaultPayloadConverter);
    return decode(completed) as R;
  }

  /** Tells the workflow a fact. */
  async signal<A extends unknown[]>(definition: Definition<A>, ...args: A): Promise<void> {
    await this.activate([{ signalWorkflow: { signalName: definition.name, input: encode(...args) } }]);
  }

  /** Asks the workflow; changes nothing. */
  async query<R, A extends unknown[]>(definition: Definition<A> & { readonly _r?: R }, ...args: A): Promise<R> {
    const queryId = randomUUID();
    const commands = await this.commandsOf([
      { queryWorkflow: { queryId, queryType: definition.name, arguments: encode(...args) } },
    ]);
    const answer = commands.find(({ respondToQuery }) => respondToQuery?.queryId === queryId)?.respondToQuery;
    if (answer?.failed) throw defaultFailureConverter.failureToError(answer.failed, defaultPayloadConverter);
    return decode(answer?.succeeded?.response) as R;
  }

  /** Moves the clock, firing timers in order. */
  async skip(ms: number): Promise<void> {
    const target = this.now + ms;
    for (;;) {
      const [next] = [...this.timers].sort((a, b) => a[1] - b[1]);
      if (!next || next[1] > target) break;
      this.timers.delete(next[0]);
      this.now = next[1];
      await this.activate([{ fireTimer: { seq: next[0] } }]);
    }
    this.now = target;
  }

  /** Frees the sandbox. */
  dispose(): Promise<void> {
    return this.workflow.dispose();
  }

  private async activate(jobs: Job[]): Promise<void> {
    const next: Job[] = [];
    for (const command of await this.commandsOf(jobs)) {
      this.note(command);
      const activity = command.scheduleActivity ?? command.scheduleLocalActivity;
      if (!activity) continue;
      const isLocal = Boolean(command.scheduleLocalActivity);
      const job = await Promise.race([this.runActivity(activity, isLocal), turn()]);
      if (job) next.push(job); // else the activity hangs, and the workflow must do without its answer
    }
    if (next.length > 0) await this.activate(next);
  }

  private async commandsOf(jobs: Job[]): Promise<Command[]> {
    const { successful, failed } = await this.workflow.activate(
      coresdk.workflow_activation.WorkflowActivation.fromObject({
        runId: this.runId,
        timestamp: msNumberToTs(this.now),
        isReplaying: false,
        jobs,
      }),
    );
    if (successful) return successful.commands ?? [];
    throw defaultFailureConverter.failureToError(failed?.failure ?? {}, defaultPayloadConverter);
  }

  private note(command: Command): void {
    const { startTimer, cancelTimer, updateResponse, upsertWorkflowSearchAttributes: upsert } = command;
    if (startTimer?.seq != null) this.timers.set(startTimer.seq, this.now + tsToMs(startTimer.startToFireTimeout));
    if (cancelTimer?.seq != null) this.timers.delete(cancelTimer.seq);
    if (updateResponse?.protocolInstanceId) {
      const id = updateResponse.protocolInstanceId;
      this.updates.set(id, { ...this.updates.get(id), ...updateResponse });
    }
    this.noteAttributes(upsert?.searchAttributes?.indexedFields ?? {});
    this.noteEnd(command);
  }

  private noteAttributes(attributes: Record<string, Payload>): void {
    for (const [name, payload] of Object.entries(attributes)) this.searchAttributes[name] = decode(payload);
  }

  private noteEnd(command: Command): void {
    const { completeWorkflowExecution: complete, failWorkflowExecution: fail } = command;
    if (complete) this.result = decode(complete.result);
    const again = command.continueAsNewWorkflowExecution;
    if (again) this.continuedAsNew = (again.arguments ?? []).map(decode);
    if (fail) throw defaultFailureConverter.failureToError(fail.failure ?? {}, defaultPayloadConverter);
  }

  private async runActivity(activity: ScheduledActivity, isLocal: boolean): Promise<Job> {
    const { seq = 0, activityType, arguments: args } = activity;
    try {
      const work: unknown = this.activities[activityType as never];
      if (typeof work !== 'function') throw new Error(`The spec has no activity ${activityType}`);
      const value: unknown = await work(...(args ?? []).map(decode));
      return { resolveActivity: { seq, isLocal, result: { completed: { result: encode(value)[0] ?? null } } } };
    } catch (error) {
      const failure = defaultFailureConverter.errorToFailure(
        activityFailure(activityType, error),
        defaultPayloadConverter,
      );
      return { resolveActivity: { seq, isLocal, result: { failed: { failure } } } };
    }
  }
}
