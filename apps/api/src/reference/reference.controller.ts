import type { cellTypeList, CellTypeQuery, departmentList } from '@app/contracts';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { ReferenceService } from './reference.service';

@Controller()
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  @Serve('listCellTypes')
  cellTypes(@Question() query: CellTypeQuery): Promise<z.infer<typeof cellTypeList>> {
    return this.reference.cellTypes(query);
  }

  @Serve('listDepartments')
  departments(): Promise<z.infer<typeof departmentList>> {
    return this.reference.departments();
  }
}
