import { AppointmentEnded, AppointmentRestored } from '@langmoi/contracts/officers';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime } from '@langmoi/platform/inbox';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { restoreOffice } from '../handover/handover.service';
import { handOver } from './hand-over';

@Controller()
export class AppointmentConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(AppointmentEnded.type, AppointmentEnded)
  ended(@Payload() { id, provinceid, data }: AppointmentEnded): Promise<void> {
    const caller = systemCaller('recognition', provinceid);
    return this.db.run(caller, async (em) => {
      if (await firstTime(em, 'recognition.appointments', id)) await handOver(em, caller, data);
    });
  }

  @EventPattern(AppointmentRestored.type, AppointmentRestored)
  restored(@Payload() { id, provinceid, data }: AppointmentRestored): Promise<void> {
    return this.db.run(systemCaller('recognition', provinceid), async (em) => {
      if (await firstTime(em, 'recognition.appointments', id)) await restoreOffice(em, data.appointmentId);
    });
  }
}
