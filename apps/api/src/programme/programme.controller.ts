import type { ProgrammeView } from '@app/contracts';
import { Controller, Param } from '@nestjs/common';
import { Serve } from '../http/serve';
import { ProgrammeService } from './programme.service';

@Controller()
export class ProgrammeController {
  constructor(private readonly programme: ProgrammeService) {}

  @Serve('getProgramme')
  get(@Param('year') year: string): Promise<ProgrammeView> {
    return this.programme.get(year);
  }
}
