import { Client, Connection } from '@temporalio/client';

/** Every dossier's run lives, at the stage that its row names. */
export async function stepsOf(verdict, { product, workload }) {
  const known = workload.dossiers.map(({ dossier }) => dossier);
  const connection = await Connection.connect({ address: product.addresses.temporal });
  const { workflow } = new Client({ connection });
  const wrong = [];
  try {
    const left = [...known];
    const lane = async () => {
      for (let dossier = left.pop(); dossier; dossier = left.pop()) {
        const handle = workflow.getHandle(`dossier/${product.province.id}/${dossier.id}`);
        const state = await handle.query('stateOf').catch((error) => ({ stage: error.message }));
        if (state.stage !== dossier.stage || state.round !== dossier.round)
          wrong.push(`${dossier.id}: run ${state.stage}, office ${dossier.stage}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
  } finally {
    await connection.close();
  }
  const statement = `${known.length} runs are where their dossiers are`;
  verdict.check(statement, !wrong.length, `${wrong.length} are not: ${wrong.slice(0, 3).join('; ')}`);
}
