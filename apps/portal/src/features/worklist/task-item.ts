import type { ItemOf } from '../../components/lists/use-list';

/** One task of the worklist (待办). */
export type TaskItem = ItemOf<'listTasks'>;
