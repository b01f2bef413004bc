import type {
  DepartmentBody,
  DepartmentPreview,
  DepartmentPreviewBody,
  DepartmentRegisterView,
  TakeBackBody,
  TakeBackPreview,
} from '@app/contracts';
import { Controller, Param } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Content } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { Departments } from './departments';
import { TakeBacks } from './take-backs';

@Controller()
export class DepartmentsController {
  constructor(
    private readonly departments: Departments,
    private readonly takeBacks: TakeBacks,
  ) {}

  @Serve('getDepartmentRegister')
  get(): Promise<DepartmentRegisterView> {
    return this.departments.view();
  }

  @Serve('previewDepartmentChange')
  preview(@Content() body: DepartmentPreviewBody): Promise<DepartmentPreview> {
    return this.departments.preview(body);
  }

  @Serve('recordDepartmentChange')
  record(@CurrentUser() user: User, @Content() body: DepartmentBody): Promise<DepartmentRegisterView> {
    return this.departments.record(user, body);
  }

  @Serve('previewTakeBack')
  previewTakeBack(@Param('number') number: string): Promise<TakeBackPreview> {
    return this.takeBacks.preview(Number(number));
  }

  @Serve('takeBackDepartmentChange')
  takeBack(
    @CurrentUser() user: User,
    @Param('number') number: string,
    @Content() body: TakeBackBody,
  ): Promise<DepartmentRegisterView> {
    return this.takeBacks.takeBack(user, Number(number), body);
  }
}
