/** 申报表 on paper: everything that the unit declares, and the places for opinions and seals. */
export interface ApplicationForm {
  /** `某区`. */
  district: string;
  year: number;
  number: string;
  cellType: string;
  unit: string;
  /** Not handed in yet: each page says so. */
  isDraft: boolean;
  submittedOn: string | null;
  /** Name, code, address, contact: label and value. */
  facts: readonly FormLine[];
  /** Questions of the form with their answers. */
  answers: readonly FormLine[];
  selfScore: readonly ScoredLine[];
  /** Sum of the marks, and from which sum on the standard is met; null without a self-score. */
  total: { marks: number; pass: number } | null;
  materials: readonly { place: string; name: string }[];
  /** What the unit promises (承诺书). */
  commitments: readonly string[];
  /** Who writes an opinion and seals it after the unit, in the order of the procedure. */
  reviewers: readonly string[];
}

export type FormLine = readonly [label: string, value: string];

/** One item of the rubric with the unit's own mark. */
export interface ScoredLine {
  code: string;
  text: string;
  max: string;
  mark: string;
  files: string;
}
