import type { CellAnswerView, CellCommandBody, CellQuery, CellView, NamedCellPage } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CellActs } from '../../acts';
import { CurrentUser, type User } from '../../auth';
import { Content, Id, Question } from '../../common/http/input';
import { Serve } from '../../common/http/serve';
import { CellsService } from './cells.service';

@Controller()
export class CellsController {
  constructor(
    private readonly cells: CellsService,
    private readonly acts: CellActs,
  ) {}

  @Serve('listCells')
  list(@CurrentUser() user: User, @Question() query: CellQuery): Promise<NamedCellPage> {
    return this.cells.list(user, query);
  }

  @Serve('getCell')
  get(@CurrentUser() user: User, @Id('id') id: string): Promise<CellView> {
    return this.cells.get(user, id);
  }

  @Serve('actOnCell')
  act(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: CellCommandBody,
  ): Promise<CellAnswerView> {
    return this.acts.act(user, id, body);
  }
}
