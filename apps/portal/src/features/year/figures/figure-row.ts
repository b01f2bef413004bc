/** One line of the year's figures. */
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
  /** The notice writes the figure without ≥. */
  bare?: boolean;
}
