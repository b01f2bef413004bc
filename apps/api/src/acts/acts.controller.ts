import type { BulkAnswer, BulkBody, CommandAnswer, CommandBody } from '@app/contracts';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentUser, type User } from '../auth';
import { Content, Id } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { BulkService } from './bulk.service';
import { ApplicationActs } from './application';

@Controller()
export class ActsController {
  constructor(
    private readonly acts: ApplicationActs,
    private readonly bulk: BulkService,
  ) {}

  @Serve('act')
  act(@CurrentUser() user: User, @Id('id') id: string, @Content() body: CommandBody): Promise<CommandAnswer> {
    return this.acts.act(user, id, body);
  }

  @Serve('actInBulk')
  actInBulk(
    @CurrentUser() user: User,
    @Content() body: BulkBody,
    @Req() request: FastifyRequest,
  ): Promise<BulkAnswer> {
    return this.bulk.act(user, body, request.id);
  }
}
