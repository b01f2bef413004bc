import { type Fault, type Problem, STATUS_TITLES } from '@app/contracts';
import { DEPARTMENT_REFUSALS, DomainError, REFUSALS } from '@app/domain';

/** Bad content, every fault with its place. */
export class InvalidContent extends DomainError {
  constructor(
    readonly faults: Fault[],
    code = 'invalidContent',
    message = '内容不符合要求，请按提示修改后重新提交。',
    facts: Record<string, unknown> = {},
  ) {
    super(code, message, facts);
  }
}

/** The api's own refusals: code → detail. The procedure's come with their own words. */
export const DETAILS = {
  malformed: '请求不是正确的 JSON。',
  badRequest: '请求有误。',
  notLoggedIn: '请先登录。',
  wrongPassword: '账号或密码不正确。',
  crossSite: '请求来自其他网站，已被拒绝。',
  forbidden: '您没有办理此事项的权限。',
  notFound: '没有找到，或不在您的可见范围内。',
  methodNotAllowed: '该地址不支持这种请求。',
  unknownProgramme: '没有这一年度的创建工作。',
  yearTakesNoMore: '该年度已办结，不再接受新的申报；下一年度的任务下达后可以申报。',
  unknownCellType: REFUSALS.unknownCellType,
  draftChanged: '草稿刚刚又有改动，请核对后再保存或提交；facts.current 是现有内容。',
  passwordToBeChanged: '请先修改密码。',
  wrongOldPassword: '原密码不正确。',
  weakPassword: '新密码不符合要求。',
  samePassword: '新密码不能与原密码相同。',
  loginTaken: '该账号已存在。',
  lastAdmin: '这是最后一个可用的管理员账号，不能停用。',
  ownAccount: '本人的密码请在“修改密码”中更改。',
  unknownDepartment: '没有这个部门。',
  unknownTown: '请从镇街名单中选择；名单中没有的，请先由区无废办补入。',
  ...DEPARTMENT_REFUSALS,
  rulesFaulty: '修改后的规则不能使用，请按提示修改。',
  countsFromOfYear: '从何时起计数，请在“年度”页设定；在规则里只能在年度发布之前设定。',
  rulesUnchanged: '内容与现行规则相同，没有修改。',
  settingsChanged: '规则刚刚已有新版本，请在新版本上修改。',
  proposalAnswered: '这些规则已经处理过，不能再记为暂不采用。',
  proposalOfNewYear: '本办还没有这一年度的规则，不能在此采用。请先在“年度”中建立这一年度。',
  proposalUnreadable: '这些规则的格式与本系统不同，不能采用。',
  unknownEntry: '没有这一处不同，请刷新后重新选择。',
  districtChanged: '区县信息刚刚有人修改过，请核对后再修改。',
  districtUnchanged: '内容与那一天有效的相同，没有修改。',
  districtFromPast: '只能从今天或以后的日子起修改，已印发的文件保持当日的名称。',
  unknownRubricItem: '评分标准中没有这一项。',
  unknownField: '申报表中没有这一栏。',
  typeFixed: '草稿的年度和类型不能更改，请新建一份草稿。',
  unknownFile: '没有这份佐证材料，或不是本部门为此任务上传的。',
  yearExists: '该年度已经建立，不能再建草案。',
  yearDrafted: '该年度的草案已经在准备中，请打开那一份。',
  yearDraftChanged: '草案刚刚已被修改，请刷新后在新的内容上修改。',
  programmeFileFaulty: '年度文件不能采用，请按所列逐处改正后重新导入。',
  dateInThePast: REFUSALS.dateInThePast,
  calendarFaulty: '放假和调休安排有误，请按提示修改。',
  forecastTooFar: '只能预计今天以后两年内的事项。',
  yearNotOpen: REFUSALS.yearNotOpen,
  sheetTooLarge: '导入的文件不能超过 5 MB。',
  exportTooLarge: '导出的行数过多，请缩小范围后再导出。',
  contactsNotYours: '只有区无废办可以导出不隐去的联系方式。',
  reportNotFixed: '该上报批次尚未定稿，还没有发文字号，不能导出上报文件。',
  documentNumberNeeded: '导出命名文件须指明发文字号。',
  unknownDocument: '本年度没有以此发文字号命名的细胞。',
  unknownPerson: '没有这个人，或其账号不能办理此事项。',
  commandIdReused: REFUSALS.commandIdReused,
  doublesNotYours: '只有区无废办和审计可以查看疑似重复的单位。',
  notADraft: '只有草稿可以修改或删除。',
  scanStays: '年度已经发布，通知扫描件不能删除；有误的，可以再附一份。',
  filesFrozen: '当前环节不能上传材料。',
  notReplaceable: '只能替换本单位（本部门）此前在同一处提交、还没有被替换的文件，请刷新后重试。',
  tooLarge: '内容过大。',
  fileTooLarge: '文件不能超过 20 MB。',
  fileMissing: '没有收到文件。',
  tooManyFiles: '该申报的材料数量已达上限。',
  uploadIdTaken: '这个上传编号已用于另一份文件，请换一个编号重新上传。',
  notJson: '请求正文须为 JSON(application/json)。',
  badMultipart: '上传的内容不完整，或不是正确的 multipart/form-data。',
  notMultipart: '上传须使用 multipart/form-data。',
  tooManyAttempts: '登录失败次数过多，请稍后再试。',
  notRehearsal: '本系统不是演练环境，时钟不可拨动。',
  clockBackwards: '演练时钟只能向前拨动。',
  busy: '系统正忙，请稍后重试。',
  unavailable: '服务暂时不可用，请稍后重试；重复发送同一操作不会办理两次。',
  stillRunning: '该操作仍在办理中，请稍后用同一编号重新发送。',
  internal: '系统出错，请稍后重试；如仍有问题，请将请求编号告知管理员。',
} as const;

export type ApiCode = keyof typeof DETAILS;

/** A refusal of the api by its code. */
export function refuse(code: ApiCode, facts: Record<string, unknown> = {}): DomainError {
  return new DomainError(code, DETAILS[code], facts);
}

/** A refusal of the api that points at one place of the content. */
export function refuseContent(
  code: ApiCode,
  pointer: string,
  facts: Record<string, unknown> = {},
): InvalidContent {
  return new InvalidContent([{ pointer, detail: DETAILS[code] }], code, DETAILS[code], facts);
}

/** A refusal of the api that points at one parameter of the query. */
export function refuseQuestion(code: ApiCode, parameter: string): InvalidContent {
  return new InvalidContent([{ parameter, detail: DETAILS[code] }], code, DETAILS[code]);
}

/** From code to HTTP status; every other code is the process saying no: 409. */
const STATUS: Record<string, number> = {
  malformed: 400,
  badRequest: 400,
  badMultipart: 400,
  notLoggedIn: 401,
  wrongPassword: 401,
  crossSite: 403,
  forbidden: 403,
  notYours: 403,
  separationOfDuties: 403,
  notRehearsal: 404,
  notFound: 404,
  methodNotAllowed: 405,
  tooLarge: 413,
  fileTooLarge: 413,
  sheetTooLarge: 413,
  notJson: 415,
  notMultipart: 415,
  invalidContent: 422,
  unknownCellType: 422,
  unknownProgramme: 422,
  wrongCellType: 422,
  typeFixed: 422,
  formIncomplete: 422,
  exportTooLarge: 422,
  contactsNotYours: 403,
  documentNumberNeeded: 422,
  unknownDocument: 422,
  passwordToBeChanged: 403,
  wrongOldPassword: 422,
  weakPassword: 422,
  samePassword: 422,
  unknownDepartment: 422,
  unknownTown: 422,
  rulesFaulty: 422,
  countsFromOfYear: 422,
  rulesUnchanged: 422,
  unknownEntry: 422,
  unknownRubricItem: 422,
  unknownField: 422,
  unknownPerson: 422,
  unknownAccount: 422,
  accountOfOther: 422,
  unknownFile: 422,
  programmeFileFaulty: 422,
  obligationNotPlanned: 422,
  calendarFaulty: 422,
  forecastTooFar: 422,
  sourceMissing: 422,
  baselineInvalid: 422,
  baselineSourceMissing: 422,
  baselineDateInvalid: 422,
  nothingChosen: 422,
  suppositionRefused: 422,
  sheetFaulty: 422,
  nothingToImport: 422,
  resultsRefused: 422,
  reportRefused: 422,
  adjustmentRefused: 422,
  sentBeforeDated: 422,
  reportUnknown: 404,
  adjustmentUnknown: 404,
  notResponsible: 403,
  dutyNotOnCall: 422,
  unknownItem: 422,
  dateBeforeBeginning: 422,
  dateUnchanged: 422,
  doublesNotYours: 403,
  mergeUnknown: 404,
  unitUnchanged: 422,
  mergeIntoItself: 422,
  tooFewInspectors: 422,
  invalidSheet: 422,
  fileEmpty: 422,
  fileMissing: 422,
  tooManyFiles: 422,
  fileDisguised: 422,
  fileEncrypted: 422,
  fileTypeNotAllowed: 422,
  clockBackwards: 422,
  dateInThePast: 422,
  departmentUnknown: 422,
  departmentExists: 422,
  departmentDissolved: 422,
  departmentNotBegun: 422,
  departmentEnds: 422,
  departmentUnchanged: 422,
  successorDissolved: 422,
  mergerInCircle: 422,
  successorMissing: 422,
  shareRepeated: 422,
  shareUnknown: 422,
  officeStays: 422,
  departmentFromPast: 422,
  dateInTheFuture: 422,
  receivedInTheFuture: 422,
  receivedOutsideNotice: 422,
  returnToMissing: 422,
  thenMissing: 422,
  objectionUnknown: 422,
  assessmentYearOutOfReach: 422,
  tooManyAttempts: 429,
  internal: 500,
  busy: 503,
  unavailable: 503,
  stillRunning: 503,
};

/** The HTTP status of a code. */
export function statusOf(code: string): number {
  return STATUS[code] ?? 409;
}

/** The problem document of a refusal (RFC 9457); `instance` is the request's id. */
export function problemOf(error: DomainError, instance: string): Problem {
  const status = statusOf(error.code);
  return {
    type: `/api/docs#${error.code}`,
    title: STATUS_TITLES[status]!,
    status,
    detail: error.message,
    code: error.code,
    instance,
    ...(Object.keys(error.facts).length > 0 && { facts: error.facts }),
    ...(error instanceof InvalidContent && { errors: error.faults }),
  };
}
