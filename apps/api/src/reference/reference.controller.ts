import type { cellTypeList, cellTypeQuery, departmentList } from '@app/contracts';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { Question } from '../http/input';
import { Serve } from '../http/serve';
import { ReferenceService } from './reference.service';

@Controller()
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  @Serve('listCellTypes')
  cellTypes(@Question() { year }: z.output<typeof cellTypeQuery>): Promise<z.infer<typeof cellTypeList>> {
    return this.reference.cellTypes(year);
  }

  @Serve('listDepartments')
  departments(): Promise<z.infer<typeof departmentList>> {
    return this.reference.departments();
  }
}
