import { auditApi, personalAuditApi } from '@langmoi/contracts/audit';
import { identityApi } from '@langmoi/contracts/identity';
import { officerApi } from '@langmoi/contracts/officers';
import { served } from '../../services';

/** What administrators ask; loaded with their pages. */
export const officers = served('/api/directory', officerApi);
export const identity = served('/api/identity', identityApi);

/** The services whose rows a national office reads, in the order in which a dossier meets them. */
export const recorders = [
  'directory',
  'criteria',
  'recognition',
  'funding',
  'poverty',
  'culture',
  'reporting',
] as const;
export const provinceReads = recorders.map((name) => served(`/api/${name}`, auditApi).listProvinceReads);

/** Persons of the directory, households of the register. */
export const personalReads = [
  served('/api/directory', personalAuditApi).listPersonalReads,
  served('/api/poverty', personalAuditApi).listPersonalReads,
] as const;
