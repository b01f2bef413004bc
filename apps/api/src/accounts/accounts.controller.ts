import type {
  AccountAnswer,
  AccountBody,
  AccountChangeBody,
  AccountCommandBody,
  AccountEventList,
  AccountItem,
  AccountQuery,
} from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Content, Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { AccountsService } from './accounts.service';

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Serve('listAccounts')
  list(@Question() query: AccountQuery): Promise<{ items: AccountItem[]; nextCursor: string | null }> {
    return this.accounts.list(query);
  }

  @Serve('createAccount')
  create(@CurrentUser() user: User, @Content() body: AccountBody): Promise<AccountAnswer> {
    return this.accounts.create(user, body);
  }

  @Serve('getAccount')
  get(@Id('id') id: string): Promise<AccountAnswer> {
    return this.accounts.get(id);
  }

  @Serve('changeAccount')
  change(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: AccountChangeBody,
  ): Promise<AccountAnswer> {
    return this.accounts.change(user, id, body);
  }

  @Serve('actOnAccount')
  act(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: AccountCommandBody,
  ): Promise<AccountAnswer> {
    return this.accounts.act(user, id, body);
  }

  @Serve('listAccountEvents')
  events(@Id('id') id: string): Promise<AccountEventList> {
    return this.accounts.events(id);
  }
}
