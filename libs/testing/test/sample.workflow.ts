import { defineSearchAttributeKey } from '@temporalio/common';
import {
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';

interface Activities {
  remember(word: string): Promise<number>;
  remind(): Promise<void>;
}

export const vote = defineUpdate<number, [string]>('vote');
export const closed = defineSignal<[string]>('closed');
export const countOf = defineQuery<number>('countOf');
const stage = defineSearchAttributeKey('LmStage', 'KEYWORD');

/** A local activity, an ordinary one, a timer, an update, a signal, a query and a search attribute. */
export async function sample(days: number): Promise<string> {
  const { remember } = proxyLocalActivities<Activities>({ startToCloseTimeout: '5 seconds' });
  const { remind } = proxyActivities<Activities>({ startToCloseTimeout: '5 seconds' });
  let count = 0;
  let reason: string | undefined;
  setHandler(countOf, () => count);
  setHandler(closed, (why) => void (reason = why));
  setHandler(vote, async (word) => (count = await remember(word)));
  upsertSearchAttributes([{ key: stage, value: 'voting' }]);
  if (!(await condition(() => reason !== undefined, days * 86_400_000))) {
    await remind();
    await sleep('1 day');
  }
  return `${reason ?? 'lapsed'} ${count}`;
}
