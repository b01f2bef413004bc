import type { programmeTimeBody, ProgrammeTimeView } from '@app/contracts';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { Content } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { RehearsalService } from './rehearsal.service';

@Controller()
export class RehearsalController {
  constructor(private readonly rehearsal: RehearsalService) {}

  @Serve('getClock')
  clock(): Promise<ProgrammeTimeView> {
    return this.rehearsal.clock();
  }

  @Serve('moveClock')
  move(@Content() { now }: z.output<typeof programmeTimeBody>): Promise<ProgrammeTimeView> {
    return this.rehearsal.moveTo(Date.parse(now));
  }
}
