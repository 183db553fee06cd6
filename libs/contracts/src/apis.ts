import type { Api } from './api';
import { auditApi, personalAuditApi } from './audit';
import { criteriaApi } from './criteria';
import { cultureApi } from './culture';
import { decisionApi } from './decisions';
import { directoryApi } from './directory';
import { evidenceApi } from './evidence';
import { figureClosingApi } from './figure-closings';
import { figureExportApi } from './figure-exports';
import { figureImportApi } from './figure-imports';
import { figureApi } from './figures';
import { folderApi, folderLinesApi } from './folder';
import { fundingApi } from './funding';
import { gatewayApi } from './gateway';
import { householdApi } from './households';
import { identityApi } from './identity';
import { officerApi } from './officers';
import { judgementApi } from './judgement';
import { missingApi } from './missing';
import { operationsApi } from './operations';
import { povertyApi } from './poverty';
import { recognitionApi } from './recognition';
import { reportingApi } from './reporting';
import { setProposalApi } from './set-proposals';
import { titleApi } from './titles';
import { dependantApi, unitChangeApi } from './unit-changes';
import { yearApi } from './year';
import { unitJudgementApi } from './unit-judgements';

/** What every service with rows of provinces serves. */
const house = { ...operationsApi, ...auditApi };

/** The routes of every service by its name: the gateway serves them below `/api/<service>`. */
export const serviceApis = {
  directory: {
    ...{ ...directoryApi, ...officerApi, ...unitChangeApi, ...folderApi },
    ...{ ...dependantApi, ...personalAuditApi, ...house },
  },
  criteria: {
    ...criteriaApi,
    ...figureApi,
    ...figureClosingApi,
    ...figureImportApi,
    ...figureExportApi,
    ...evidenceApi,
    ...judgementApi,
    ...unitJudgementApi,
    ...missingApi,
    ...decisionApi,
    ...setProposalApi,
    ...yearApi,
    ...folderLinesApi,
    ...dependantApi,
    ...personalAuditApi,
    ...house,
  },
  funding: { ...fundingApi, ...folderLinesApi, ...dependantApi, ...house },
  poverty: { ...povertyApi, ...householdApi, ...folderLinesApi, ...dependantApi, ...personalAuditApi, ...house },
  culture: { ...cultureApi, ...folderLinesApi, ...dependantApi, ...house },
  recognition: { ...recognitionApi, ...titleApi, ...folderLinesApi, ...dependantApi, ...house },
  reporting: { ...reportingApi, ...house },
  identity: { ...identityApi, ...house },
} as const satisfies Record<string, Api>;

/** The gateway's own routes, below `/api`. */
export const ownApi: Api = gatewayApi;
