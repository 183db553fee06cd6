import {
  ApplicationFailure,
  condition,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

export const say = defineUpdate<string, [string]>('say');
export const enough = defineSignal('enough');

/** Refuses silence in the validator, and what the activity refuses. */
export async function echo(): Promise<string[]> {
  const { repeat } = proxyLocalActivities<{ repeat(word: string): Promise<string> }>({
    startToCloseTimeout: '10 seconds',
    retry: { nonRetryableErrorTypes: ['Problem'] },
  });
  const said: string[] = [];
  let over = false;
  setHandler(enough, () => void (over = true));
  setHandler(
    say,
    async (word) => {
      said.push(await repeat(word));
      return said.join(' ');
    },
    {
      validator(word) {
        if (word) return;
        const problem = {
          type: '/problems/wrong-stage',
          status: 409,
          title: 'Say something',
          extra: { said: said.length },
        };
        throw ApplicationFailure.nonRetryable(problem.title, 'Problem', problem);
      },
    },
  );
  await condition(() => over);
  return said;
}

/** Whose code has a bug: its task fails again and again. */
export async function broken(): Promise<void> {
  throw new Error('a bug');
}
