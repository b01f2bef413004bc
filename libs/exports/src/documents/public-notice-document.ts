import { inWords } from '@app/domain';
import {
  type ListedUnit,
  listsByType,
  type OfficeNames,
  type OfficialDocument,
  signatureOf,
} from './document';

export interface PublicNoticeFacts {
  office: OfficeNames;
  year: number;
  documentNumber?: string;
  units: readonly ListedUnit[];
  typeOrder: readonly string[];
  /** 公示期, first and last day, and its length in working days. */
  from: string;
  to: string;
  workingDays: number;
  contact: { name: string; phone: string; address: string };
  date: string;
}

/** 公示: who is to be named, until when to object, and how. Anonymous objections are not handled. */
export function publicNoticeDocument(facts: PublicNoticeFacts): OfficialDocument {
  const { office, year, units, from, to, workingDays, contact, date } = facts;
  return {
    title: `关于${office.district}${year}年度拟命名“无废城市细胞”名单的公示`,
    ...(facts.documentNumber && { issuer: office.fullName, documentNumber: facts.documentNumber }),
    paragraphs: [
      `经单位申报、牵头部门初审、现场核查和${office.name}审定，拟命名以下${units.length}个单位为${office.district}${year}年度“无废城市细胞”，现予公示（排名不分先后）。`,
      `公示期为${inWords(from)}至${inWords(to)}（${workingDays}个工作日）。公示期内如有异议，请以书面形式向${office.name}反映：以个人名义反映的，请签署真实姓名并留联系方式；以单位名义反映的，请由法定代表人签字并加盖公章。匿名或逾期反映的，不予受理。`,
    ],
    lists: listsByType(units, facts.typeOrder),
    closing: [`联系人：${contact.name}；联系电话：${contact.phone}；地址：${contact.address}。`],
    signature: signatureOf(office),
    date,
  };
}
