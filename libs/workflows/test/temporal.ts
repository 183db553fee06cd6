import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { lmCommune, lmDistrict, lmDueAt, lmProvince, lmStage, lmTier, lmYear } from '../src/dossier/contract';

const { INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_DATETIME, INDEXED_VALUE_TYPE_INT } =
  temporal.api.enums.v1.IndexedValueType;

/** The server that skips time, from the binary at `path`, ready for dossiers. */
export async function timeSkippingServer(path: string): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  // First of all: a workflow that sets an unregistered attribute is retried for ever, and its test just hangs.
  const words = [lmProvince, lmDistrict, lmCommune, lmStage, lmTier].map(({ name }) => [
    name,
    INDEXED_VALUE_TYPE_KEYWORD,
  ]);
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: {
      ...Object.fromEntries(words),
      [lmDueAt.name]: INDEXED_VALUE_TYPE_DATETIME,
      [lmYear.name]: INDEXED_VALUE_TYPE_INT,
    },
  });
  return env;
}
