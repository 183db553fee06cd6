import { AccountRow } from './account/account.entity';
import { DirectoryConsumer } from './account/directory.consumer';
import { ProviderRow } from './provider/provider-row.entity';
import { SignInsService } from './provider/sign-ins.service';
import { SigningKeyRow } from './provider/signing-key.entity';

export const entities = [AccountRow, ProviderRow, SigningKeyRow];

export const identityModule = { controllers: [], providers: [] };

export const workerModule = { controllers: [DirectoryConsumer], providers: [SignInsService] };
