import { gaugeLines } from '../forms/progress';
import {
  type ListedUnit,
  listsByType,
  type OfficeNames,
  type OfficialDocument,
  signatureOf,
} from './document';

export interface ReportFacts {
  office: OfficeNames;
  /** Assessment year. */
  year: number;
  documentNumber: string;
  units: readonly ListedUnit[];
  typeOrder: readonly string[];
  gauges: Parameters<typeof gaugeLines>[0];
  /** Cells carried into and out of the year. */
  carriedIn: number;
  carriedOut: number;
  date: string;
  attachments: readonly string[];
}

/** 上报市级: what the district reports, beside its figures. */
export function reportDocument(facts: ReportFacts): OfficialDocument {
  const { office, year, units, carriedIn, carriedOut, documentNumber, date, attachments } = facts;
  const carried = [
    ...(carriedIn > 0 ? [`上年度结转计入${carriedIn}个`] : []),
    ...(carriedOut > 0 ? [`结转下年度${carriedOut}个`] : []),
  ];
  return {
    issuer: office.fullName,
    documentNumber,
    title: `关于报送${office.district}${year}年度“无废城市细胞”创建情况的报告`,
    to: office.cityOffice,
    paragraphs: [
      `现将${office.district}${year}年度“无废城市细胞”创建情况报告如下：本次上报${units.length}个，名单附后（排名不分先后）。`,
      `${gaugeLines(facts.gauges).join('；')}。${carried.length > 0 ? `其中${carried.join('，')}。` : ''}`,
    ],
    lists: listsByType(units, facts.typeOrder),
    closing: ['特此报告。'],
    attachments,
    signature: signatureOf(office),
    date,
  };
}
