import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

/** Both do nothing: what is left is Temporal. */
export interface BareActivities {
  enter(): Promise<void>;
  record(): Promise<void>;
}

export const opened = defineUpdate<void, []>('opened');
/** True moves on to another stage. */
export const act = defineUpdate<void, [boolean]>('act');

const { enter, record } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** As many updates and activities as a dossier has, and not one thought about them. */
export async function bare(): Promise<void> {
  let open = false;
  setHandler(opened, () => condition(() => open));
  setHandler(
    act,
    async (moves) => {
      await record();
      if (moves) await enter();
    },
    { validator: (_moves) => undefined },
  );
  await enter();
  open = true;
  await condition(() => false); // a dossier waits for its next act
}
