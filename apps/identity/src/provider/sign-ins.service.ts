import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { removeOfOfficer, removeRows } from './provider-row.repository';

/** The open sign-ins that the provider keeps. */
@Injectable()
export class SignInsService {
  /** Ends every session, grant and token of somebody; what the gateway holds of them cannot be refreshed any more. */
  remove(em: EntityManager, officerId: string): Promise<void> {
    return removeOfOfficer(em, officerId);
  }

  /** What a machine was given is worth nothing from now on. */
  removeOfClient(em: EntityManager, clientId: string): Promise<void> {
    return removeRows(em, { clientId });
  }
}
