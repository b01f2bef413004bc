import type {
  DepartmentBody,
  DepartmentPreview,
  DepartmentPreviewBody,
  DepartmentRegisterView,
} from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Content } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { Departments } from './departments';

@Controller()
export class DepartmentsController {
  constructor(private readonly departments: Departments) {}

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
}
