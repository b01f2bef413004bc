import type { BulkAnswer, BulkBody, CommandAnswer, CommandBody } from '@app/contracts';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentUser, type User } from '../auth';
import { Content, Id } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { BulkService } from './bulk.service';
import { CommandsService } from './commands.service';

@Controller()
export class CommandsController {
  constructor(
    private readonly commands: CommandsService,
    private readonly bulk: BulkService,
  ) {}

  @Serve('act')
  act(@CurrentUser() user: User, @Id('id') id: string, @Content() body: CommandBody): Promise<CommandAnswer> {
    return this.commands.act(user, id, body);
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
