import { z } from 'zod';
import { named, setting, text } from './primitives';

const line = text.max(200, '不能超过 200 个字。');
const phone = z.string().regex(/^[0-9+][0-9 ()\uff08\uff09转-]{4,39}$/, '应为电话号码');

/** The office that publishes, and its contact. Another district uses other data. Null: not set, or not needed. */
export const office = z.strictObject({
  district: named('区县', setting(line)),
  name: named('办公室简称', setting(line)),
  fullName: named('发文机关和署名', setting(line)),
  cityOffice: named('上报文件的主送机关', setting(line)),
  sealOwner: named('代章单位', setting(line.nullable())),
  namingTo: named('命名文件的主送机关', setting(line)),
  contactName: named('公示联系人', setting(line.nullable())),
  contactPhone: named('公示联系电话', setting(phone.nullable())),
  contactAddress: named('公示联系地址', setting(line.nullable())),
});
