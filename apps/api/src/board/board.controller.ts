import type { BoardPage, BoardQuery } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { BoardService } from './board.service';

@Controller()
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Serve('getBoard')
  get(@CurrentUser() user: User, @Question() query: BoardQuery): Promise<BoardPage> {
    return this.board.get(user, query);
  }
}
