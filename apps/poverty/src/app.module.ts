import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { PolicyRow } from './policy/policy.entity';
import { PolicyService } from './policy/policy.service';
import { SupportController } from './support/support.controller';
import { SupportRecordRow, SupportRow } from './support/support.entity';
import { SupportService } from './support/support.service';

export const entities = [UnitRow, ProvinceRow, PolicyRow, SupportRow, SupportRecordRow];

export const povertyModule = { controllers: [SupportController], providers: [PolicyService, SupportService] };

export const workerModule = { controllers: [directoryConsumer('poverty', 'poverty.reference')], providers: [] };
