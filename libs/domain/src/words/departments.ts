import type { DepartmentAct } from '../departments/change';
import type { TownAct } from '../unit/towns';

/** The acts on departments in the office's words. */
export const DEPARTMENT_ACT_NAMES: Record<DepartmentAct['kind'], string> = {
  new: '新设',
  rename: '更名',
  merge: '合并机构',
  split: '分设',
  dissolve: '撤销机构',
};

/** The acts on 镇街 in the office's words. */
export const TOWN_ACT_NAMES: Record<TownAct['kind'], string> = {
  new: DEPARTMENT_ACT_NAMES.new,
  rename: DEPARTMENT_ACT_NAMES.rename,
  merge: '合并镇街',
  dissolve: '撤销镇街',
};

/** 撤回: the act that takes back one that was entered wrongly. */
export const TAKE_BACK_NAME = '撤回登记';
