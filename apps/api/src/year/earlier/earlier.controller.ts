import type { EarlierImportList, EarlierImportQuery, EarlierImportView } from '@app/contracts';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentUser, type User } from '../../auth';
import { Question } from '../../common/http/input';
import { Serve } from '../../common/http/serve';
import { EarlierService } from './earlier.service';

@Controller()
export class EarlierController {
  constructor(private readonly earlier: EarlierService) {}

  @Serve('listEarlierImports')
  list(): Promise<EarlierImportList> {
    return this.earlier.list();
  }

  @Serve('importEarlier')
  import(
    @CurrentUser() user: User,
    @Question() query: EarlierImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<EarlierImportView> {
    return this.earlier.import(user, query, request);
  }
}
