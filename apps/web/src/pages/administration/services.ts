import { auditApi, personalAuditApi } from '@langmoi/contracts/audit';
import { folderApi } from '@langmoi/contracts/folder';
import { identityApi } from '@langmoi/contracts/identity';
import { officerApi } from '@langmoi/contracts/officers';
import { dependantApi, unitChangeApi } from '@langmoi/contracts/unit-changes';
import { served, serviceNames } from '../../services';

/** What administrators ask; loaded with their pages. */
export const officers = served('/api/directory', officerApi);
export const folders = served('/api/directory', folderApi);
export const identity = served('/api/identity', identityApi);

/** Where a national office reads. */
export const provinceReads = serviceNames.map((name) => served(`/api/${name}`, auditApi).listProvinceReads);

/** Whose personal data each service shows, in the order of `personalReads`. */
export const personalSubjects = ['persons', 'households', 'evidence'] as const;
export const personalReads = (['directory', 'poverty', 'criteria'] as const).map(
  (name) => served(`/api/${name}`, personalAuditApi).listPersonalReads,
);

export const unitChanges = served('/api/directory', unitChangeApi);

/** Whoever keeps something of units, each asked for itself. */
export const keepers = ['directory', 'recognition', 'criteria', 'poverty', 'culture', 'funding'] as const;
export const unitDependants = keepers.map((name) => served(`/api/${name}`, dependantApi).listUnitDependants);
