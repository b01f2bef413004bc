/** The figures of one cell type or department. */
export interface FigureRow {
  id: string;
  name: string;
  target: number;
  completed: number;
  gap: number;
  surplus: number;
  open: number;
  named?: number;
  recognised?: number;
  /** Of `completed`, the cells of the year before. */
  fromLastYear?: number;
  /** Whether the circular gives the target without ≥. */
  bare?: boolean;
}
