import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';

/** Of a province's dossiers those whose run is under way. */
export async function runsUnderWay(where, dossiers) {
  const running = [];
  await eachRun(where, dossiers, async (handle, id) => {
    const { status } = await handle.describe();
    if (status.name === 'RUNNING') running.push(id);
  });
  return running;
}

/** Ends the runs of dossiers of which nothing is left to act upon. */
export const endRuns = (where, dossiers, reason) => eachRun(where, dossiers, (handle) => handle.terminate(reason));

/** Of a run that there is not, or no more, nothing is asked. */
async function eachRun({ address, provinceId }, dossiers, work) {
  if (dossiers.length === 0) return;
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    for (const id of dossiers) {
      try {
        await work(workflow.getHandle(`dossier/${provinceId}/${id}`), id);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    }
  } finally {
    await connection.close();
  }
}
