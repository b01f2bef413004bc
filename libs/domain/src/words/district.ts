import type { District } from '../district';

/** What the facts of a district are called, in the order of the page. */
export const DISTRICT_NAMES: Record<keyof District, string> = {
  name: '区县',
  code: '编号中的代码',
  header: '页眉',
  officeName: '办公室简称',
  officeFullName: '发文机关和署名',
  sealOwner: '代章单位',
  namingTo: '命名文件的主送机关',
  cityOffice: '上报文件的主送机关',
  contactName: '公示联系人',
  contactPhone: '公示联系电话',
  contactAddress: '公示联系地址',
};
