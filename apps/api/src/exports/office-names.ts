import type { OfficeNames } from '@app/exports';

/** Who publishes: another district is other data. The leading group's office has no seal of its own (代章, assumed). */
export const OFFICE: OfficeNames = {
  district: '渝北区',
  name: '区无废办',
  fullName: '渝北区“无废城市”建设工作领导小组办公室',
  cityOffice: '市无废办',
  sealOwner: '渝北区生态环境局',
};

/** 主送机关 of a naming document (assumed). */
export const NAMING_TO = '各镇人民政府、各街道办事处,区级有关部门,各有关单位';

/** What the office fills in before it publishes. */
export const TO_BE_FILLED_IN = '(待填写)';
