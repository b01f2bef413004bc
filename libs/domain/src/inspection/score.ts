import type { InspectionOutcome } from '../application/application';
import { refusal } from '../refusals';
import type { PassRule } from '../rules/rules';
import { belowMarks, belowMinimum, marksLost, type ScoreReason, unmet } from './reasons';
import { itemsOf, type Marks, type Rubric, type RubricSection } from './rubric';
import { sheetFaults } from './sheet';
import { bonusOf, fractionOf, oneDecimal, type SectionScore, tally } from './tally';

export type { ScoreReason, ScoreReasonCode } from './reasons';

/** The result of a sheet. */
export interface SheetScore {
  /** Out of 100, one decimal; the decision is taken on the unrounded value. */
  score: number;
  /** The marks that could be reached, without what does not apply: the base of `score`. */
  base: number;
  /** BONUS marks after the cap; part of `score` only if the pass rule says so. */
  bonus: number;
  sections: SectionScore[];
  outcome: InspectionOutcome;
  /** Empty when passed. */
  reasons: ScoreReason[];
}

/**
 * Scores a sheet by its rubric (DOMAIN 4.2). Throws DomainError `invalidSheet` while `sheetFaults` finds any.
 * A VETO fails the sheet. An unmet MUST, a section below its minimum or a score below the pass mark leads to 整改; BONUS
 * marks do not compensate the first two. A score equal to the pass mark passes.
 */
export function scoreSheet(rubric: Rubric, marks: Marks, pass: PassRule): SheetScore {
  const faults = sheetFaults(rubric, marks);
  if (faults.length > 0) {
    const items = faults.map(({ itemId, code }) => ({ itemId, code }));
    throw refusal('invalidSheet', { items });
  }
  const items = itemsOf(rubric);
  const total = tally(items, marks, pass);
  const bonus = bonusOf(items, marks, rubric.bonusCap);
  const score = fractionOf(total, pass.bonusCounts ? bonus : 0);
  const sections = rubric.sections
    .filter((section) => section.items.some((item) => item.kind === 'SCORED'))
    .map((section) => scoreSection(section, marks, pass));
  const shortcomings = [...unmet(rubric, marks), ...belowMinimum(sections), ...belowMarks(score, pass)];
  const outcome = outcomeOf(shortcomings, pass);
  return {
    score: oneDecimal(score),
    base: total.base / 10,
    bonus: bonus / 10,
    sections,
    outcome,
    reasons: outcome === 'passed' ? [] : [...shortcomings, ...marksLost(rubric, marks)],
  };
}

function scoreSection(section: RubricSection, marks: Marks, pass: PassRule): SectionScore {
  const { id, title, minimum } = section;
  const { earned, base } = tally(section.items, marks, pass);
  // A section without applicable items has no minimum.
  const met = minimum === undefined || earned * 100 >= minimum * base;
  return { id, title, score: earned / 10, max: base / 10, minimum, met };
}

function outcomeOf(shortcomings: ScoreReason[], pass: PassRule): InspectionOutcome {
  if (shortcomings.length === 0) return 'passed';
  const fatal = shortcomings.some(({ code }) => {
    switch (code) {
      case 'vetoed':
      case 'belowRectifyMark':
        return true;
      case 'mustNotMet':
      case 'choiceNotMet':
        return pass.mustNotMet === 'failed';
      case 'sectionBelowMinimum':
      case 'belowPassMark':
      case 'marksLost':
        return false;
    }
  });
  return fatal ? 'failed' : 'rectify';
}
