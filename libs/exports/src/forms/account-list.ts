import { SERIAL, type TableForm } from '../table/table';

/** One account as the list on the screen shows it; never a password. */
export interface AccountRow {
  name: string;
  login: string;
  role: string;
  belongsTo: string | null;
  head: boolean;
  email: string;
  state: string;
  sessions: number;
}

/** 账号清单: exactly the rows of the list of accounts. */
export const accountList: TableForm<AccountRow> = {
  name: '账号清单',
  title: '账号清单',
  columns: [
    SERIAL,
    { key: 'name', heading: '姓名', kind: 'text', width: 14 },
    { key: 'login', heading: '账号', kind: 'code', width: 20 },
    { key: 'role', heading: '身份', kind: 'text', width: 14 },
    { key: 'belongsTo', heading: '部门或单位', kind: 'text', width: 28 },
    { key: 'head', heading: '是否负责人', kind: 'yesNo', width: 10 },
    { key: 'email', heading: '邮箱', kind: 'text', width: 30 },
    { key: 'state', heading: '状态', kind: 'text', width: 16 },
    { key: 'sessions', heading: '当前登录（个）', kind: 'integer', width: 11 },
  ],
  notes: [],
};
