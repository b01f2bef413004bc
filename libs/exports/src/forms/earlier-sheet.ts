import { CITY_RESULT_NAMES, PAPER_STAGES, STAGE_NAMES } from '@app/domain';
import { SERIAL, type TableForm } from '../table/table';

/** The two kinds of rows, as they are written in the sheet. */
export const EARLIER_KINDS = { cell: '已命名', paper: '在办' } as const;

/** 是: the one answer to a question of the sheet. */
export const YES = '是';

/** One row of 补录表, as typed. */
export interface EarlierSheetRow {
  kind: string;
  year: string;
  cellType: string;
  name: string;
  creditCode: string;
  codeConfirmed: string;
  noCodeReason: string;
  address: string;
  street: string;
  site: string;
  isDistinct: string;
  contact: string;
  phone: string;
  email: string;
  login: string;
  submittedOn: string;
  documentNumber: string;
  namedOn: string;
  cityResult: string;
  cityResultOn: string;
  stage: string;
  enteredOn: string;
}

const text = (key: keyof EarlierSheetRow, heading: string, width: number) =>
  ({ key, heading, kind: 'text', width }) as const;
const choice = (key: keyof EarlierSheetRow, heading: string, choices: readonly string[]) => ({
  ...text(key, heading, 12),
  choices,
});

/** 补录表: goes out empty, comes back filled in (`readEarlierSheet`). */
export const earlierSheet: TableForm<EarlierSheetRow> = {
  name: '补录表',
  title: '以往命名细胞和在办申报补录表',
  columns: [
    SERIAL,
    choice('kind', '类别', Object.values(EARLIER_KINDS)),
    text('year', '年度', 8),
    text('cellType', '细胞类型', 18),
    text('name', '单位名称', 30),
    { key: 'creditCode', heading: '统一社会信用代码', kind: 'code', width: 22 },
    choice('codeConfirmed', '代码已核对', [YES]),
    text('noCodeReason', '没有代码的原因', 18),
    text('address', '地址', 28),
    text('street', '镇街', 14),
    text('site', '校区或厂区', 14),
    choice('isDistinct', '同名的另一单位', [YES]),
    text('contact', '联系人', 10),
    { key: 'phone', heading: '联系电话', kind: 'code', width: 15 },
    text('email', '电子邮箱', 24),
    text('login', '单位账号', 14),
    { key: 'submittedOn', heading: '申报日期', kind: 'date', width: 12 },
    text('documentNumber', '命名文号', 24),
    { key: 'namedOn', heading: '命名日期', kind: 'date', width: 12 },
    choice('cityResult', '市级结果', [CITY_RESULT_NAMES.recognised, CITY_RESULT_NAMES.notRecognised]),
    { key: 'cityResultOn', heading: '市级结果日期', kind: 'date', width: 13 },
    choice(
      'stage',
      '所处环节',
      PAPER_STAGES.map((stage) => STAGE_NAMES[stage]),
    ),
    { key: 'enteredOn', heading: '进入环节日期', kind: 'date', width: 13 },
  ],
  notes: [
    `“类别”填“${EARLIER_KINDS.cell}”或“${EARLIER_KINDS.paper}”。已命名的须填命名文号和命名日期；市级已有结果的，连同日期一并填写，没有的留空，列入下一批上报。`,
    `在办的须填单位账号、申报日期、所处环节和进入环节日期，期限自进入环节之日起算。没有账号的，请先邀请该单位。`,
    '统一社会信用代码与没有代码的原因填一项。代码的校验位不符、但与证照一致的，在“代码已核对”填“是”。',
    '单位库中已有同名单位而并非同一单位的，在“同名的另一单位”填“是”。',
    '日期写作 2023-11-20。请勿改动表头；有一处不能采用，全部不导入。',
  ],
};
