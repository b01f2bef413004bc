import type {
  Proposal,
  ProposalLeaveBody,
  ProposalList,
  ProposalQuery,
  ProposalTakeBody,
  ProposalView,
  SettingsChange,
  settingsChangeQuery,
} from '@app/contracts';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentUser, type User } from '../auth';
import { Content, Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { ProposalsService } from './proposals.service';

@Controller()
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  @Serve('listProposals')
  list(@Question() query: ProposalQuery): Promise<ProposalList> {
    return this.proposals.list(query);
  }

  @Serve('getProposal')
  get(@Id('id') id: string): Promise<ProposalView> {
    return this.proposals.get(id);
  }

  @Serve('takeProposal')
  take(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: ProposalTakeBody,
    @Question() { preview }: z.output<typeof settingsChangeQuery>,
  ): Promise<SettingsChange> {
    return this.proposals.take(user, { ...body, id }, preview ?? false);
  }

  @Serve('leaveProposal')
  leave(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: ProposalLeaveBody,
  ): Promise<Proposal> {
    return this.proposals.leave(user, id, body);
  }
}
