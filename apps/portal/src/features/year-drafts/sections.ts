/** The sections of a draft, with the parts of the programme that each shows. */
export const SECTIONS: readonly { key: string; name: string; parts: readonly string[] }[] = [
  { key: 'source', name: '文件依据', parts: ['source'] },
  { key: 'totals', name: '总数与基数', parts: ['totals', 'baseline', 'carryOver'] },
  { key: 'types', name: '类型与牵头部门', parts: ['cellTypes', 'departments', 'groups', 'upperLevel'] },
  { key: 'tasks', name: '任务', parts: ['tasks'] },
  { key: 'indicators', name: '指标', parts: ['indicators'] },
  { key: 'obligations', name: '职责日期', parts: ['deadlines', 'obligations'] },
  { key: 'rubrics', name: '评分表', parts: ['rubrics', 'checkItems'] },
  { key: 'form', name: '申报表单', parts: ['form'] },
  { key: 'clocks', name: '期限', parts: ['clocks'] },
  { key: 'ladders', name: '提醒', parts: ['ladders'] },
  { key: 'intake', name: '申报起止', parts: ['intake'] },
  { key: 'settings', name: '其他设定', parts: ['settings'] },
];

/** Returns the name of the part that a pointer begins with: `/clocks/naming` → clocks. */
export function partOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Returns the entries of a list of items that lie in one of these parts. */
export function within<T extends { path: string }>(items: readonly T[], parts: readonly string[]): T[] {
  return items.filter(({ path }) => parts.includes(partOf(path)));
}

/** The columns of the table of a part: the fields that tell its rows apart. */
export const COLUMNS: Record<string, readonly string[]> = {
  totals: ['name', 'value', 'source', 'quote'],
  cellTypes: ['no', 'name', 'target', 'leads', 'passMark', 'rubric'],
  departments: ['name', 'fullName', 'tasks'],
  groups: ['name', 'members', 'note'],
  upperLevel: ['name', 'note'],
  tasks: ['number', 'title', 'responsible', 'departments'],
  indicators: ['name', 'task', 'comparison', 'value', 'unit'],
  deadlines: ['what', 'kind', 'date', 'cadence', 'owner'],
  rubrics: ['title', 'sections', 'bonusCap'],
  form: ['name', 'kind', 'required', 'cellTypes', 'when'],
  clocks: ['name', 'length', 'unit', 'extension', 'ladder'],
  ladders: ['name', 'before', 'onDay', 'headAfter', 'officeAfter'],
};

/** The part whose entries a field refers to, by the name of the field. */
export const REFERENCES: Record<string, string> = {
  ...{ leads: 'departments', departments: 'departments', department: 'departments', groups: 'groups' },
  members: 'departments',
  ...{ rubric: 'rubrics', ladder: 'ladders', cellType: 'cellTypes', cellTypes: 'cellTypes', total: 'totals' },
  ...{ tasks: 'tasks', task: 'tasks', indicators: 'indicators', deadlines: 'deadlines' },
};
