import type { OperationsView } from '@langmoi/contracts/operations';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Temporal } from '../temporal';

/** As the operator’s page shows it. */
export type FailingRun = NonNullable<OperationsView['worker']['failingRuns']>[number];

/** Temporal files a run under it once its task failed twice in a row, and takes it off when one succeeds. */
const problems = defineSearchAttributeKey('TemporalReportedProblems', SearchAttributeType.KEYWORD_LIST);
const shown = 50;

/**
 * The open runs of a task queue whose workflow task keeps failing: nothing moves there until our code is mended. At
 * most 50; the cause is Temporal's word for it, without what the failure said. Throws Outage while Temporal is away.
 */
export function failingRunsOf(temporal: Temporal, taskQueue: string): Promise<FailingRun[]> {
  return temporal.call(async (client) => {
    const found: FailingRun[] = [];
    const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running' AND ${problems.name} IS NOT NULL`;
    for await (const { workflowId, typedSearchAttributes } of client.workflow.list({ query, pageSize: shown })) {
      const cause = typedSearchAttributes.get(problems)?.find((word) => word.startsWith('cause='));
      found.push({ workflowId, cause: cause?.slice('cause='.length) ?? 'unknown' });
      if (found.length === shown) break;
    }
    return found;
  });
}
