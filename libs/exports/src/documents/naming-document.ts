import {
  type ListedUnit,
  listsByType,
  type OfficeNames,
  type OfficialDocument,
  signatureOf,
} from './document';

export interface NamingFacts {
  office: OfficeNames;
  year: number;
  documentNumber: string;
  /** 主送机关. */
  to: string;
  units: readonly ListedUnit[];
  typeOrder: readonly string[];
  date: string;
  copyTo?: string;
}

/** 命名: the document that makes a unit a cell; its number and date go with the cell for life. */
export function namingDocument(facts: NamingFacts): OfficialDocument {
  const { office, year, units, documentNumber, to, date, copyTo } = facts;
  return {
    issuer: office.fullName,
    documentNumber,
    title: `关于命名${office.district}${year}年度“无废城市细胞”的通知`,
    to,
    paragraphs: [
      `按照“无废城市”建设年度工作安排，经单位申报、牵头部门初审、现场核查、${office.name}审定并公示无异议，决定命名以下${units.length}个单位为${office.district}${year}年度“无废城市细胞”（排名不分先后）。`,
      '被命名单位应当巩固创建成果，发挥示范作用，接受动态复核。各牵头部门应当加强指导和监督，发现不再符合条件的，及时报告。',
    ],
    lists: listsByType(units, facts.typeOrder),
    signature: signatureOf(office),
    date,
    ...(copyTo && { copyTo }),
  };
}
