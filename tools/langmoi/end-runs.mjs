import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';

/** Ends the runs of a province's dossiers, of which nothing is left to act upon; answers with how many ran. */
export async function endRuns({ address, provinceId, dossiers, reason }) {
  if (dossiers.length === 0) return 0;
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    let ended = 0;
    for (const id of dossiers) {
      try {
        await workflow.getHandle(`dossier/${provinceId}/${id}`).terminate(reason);
        ended++;
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error; // it had come to its end
      }
    }
    return ended;
  } finally {
    await connection.close();
  }
}
