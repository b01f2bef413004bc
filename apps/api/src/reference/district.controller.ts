import type { DistrictBody, DistrictView } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Content } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { Districts } from './districts';

@Controller()
export class DistrictController {
  constructor(private readonly districts: Districts) {}

  @Serve('getDistrict')
  get(): Promise<DistrictView> {
    return this.districts.view();
  }

  @Serve('changeDistrict')
  change(@CurrentUser() user: User, @Content() body: DistrictBody): Promise<DistrictView> {
    return this.districts.change(user, body);
  }
}
