import type { ItemOf } from '../../components/lists/use-list';

/** One line of 待办. */
export type TaskItem = ItemOf<'listTasks'>;
