import { z } from 'zod';
import { setting, text } from './primitives';

const line = text.max(200);
const phone = z.string().regex(/^[0-9+][0-9 ()\uff08\uff09转-]{4,39}$/, '应为电话号码');

/** The office that publishes, and its contact. Another district uses other data. Null: not set, or not needed. */
export const office = z.strictObject({
  district: setting(line),
  name: setting(line),
  fullName: setting(line),
  cityOffice: setting(line),
  sealOwner: setting(line.nullable()),
  namingTo: setting(line),
  contactName: setting(line.nullable()),
  contactPhone: setting(phone.nullable()),
  contactAddress: setting(line.nullable()),
});
