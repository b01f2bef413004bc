import {
  type ApplicationItem,
  type AssemblyView,
  type BoardItem,
  LEVEL_NAMES,
  type TaskItem,
} from '@app/contracts';
import type { Directory } from '@app/database';
import type { CivilDate } from '@app/domain';
import type { ApplicationRow, BoardRow, DispatchRow, SelfAssessmentRow, TaskRow } from '@app/exports';

/** A line of the list, as the screen has it. */
export function rowOfApplication(
  item: ApplicationItem,
  leads: readonly string[],
  directory: Directory,
): ApplicationRow {
  const due = item.waitingFor.map(({ dueOn }) => dueOn).sort();
  return {
    number: item.number,
    cellType: item.cellTypeName,
    unit: item.unitName,
    leads: leadNames(leads, item.cellType, directory),
    stage: item.stageName,
    waitingFor: item.waitingFor.map(({ name }) => name).join('、'),
    dueOn: due[0] ?? null,
    overdue: item.overdue,
    submittedOn: item.submittedAt?.slice(0, 10) ?? null,
    updatedAt: Date.parse(item.updatedAt),
    isRecorded: item.isRecorded,
  };
}

export function rowOfTask(item: Omit<TaskItem, 'daysLeft'>): TaskRow {
  const { number, stageName, openedOn, dueOn, toldDueOn, provisional, overdue, paused } = item;
  return {
    number,
    cellType: item.cellTypeName,
    unit: item.unitName,
    stage: stageName,
    task: item.clockName,
    holder: item.name,
    openedOn,
    dueOn,
    toldDueOn,
    provisional,
    overdue,
    paused,
  };
}

export function rowOfBoard(item: BoardItem): BoardRow {
  const { number, openedOn, dueOn, daysInStage, countedDays, daysLeft, nextStep } = item;
  return {
    number,
    cellType: item.cellTypeName,
    unit: item.unitName,
    stage: item.stageName,
    task: item.clockName,
    holder: item.parts.length > 0 ? item.parts.map(({ name }) => name).join('、') : item.name,
    openedOn,
    dueOn,
    daysInStage,
    countedDays,
    daysLeft,
    level: item.level === 'none' ? '' : LEVEL_NAMES[item.level],
    cause: item.causeName,
    nextStep,
  };
}

/** 调度表: a line per item and department. */
export function dispatchRows({ items }: AssemblyView, files: ReadonlyMap<string, string>): DispatchRow[] {
  return items.flatMap((line) =>
    line.departments.map(({ name, contribution, met }) => ({
      item: line.item,
      title: line.title,
      target: targetText(line.target),
      department: name,
      progress: contribution?.progress ?? '未填报',
      actual: actualText(contribution),
      met: met === null ? null : met ? '达到' : '未达到',
      source: contribution?.source ?? null,
      evidence: evidenceName(contribution, files),
      problems: contribution?.problems ?? null,
      nextSteps: contribution?.nextSteps ?? null,
    })),
  );
}

/** 自评估表: the same contributions in the city's columns. */
export function selfAssessmentRows(
  { items }: AssemblyView,
  files: ReadonlyMap<string, string>,
): SelfAssessmentRow[] {
  return items.flatMap((line) =>
    line.departments.map(({ name, contribution }) => ({
      task: line.item,
      indicator: line.title,
      target: targetText(line.target) ?? '',
      actual: actualText(contribution),
      source: contribution?.source ?? null,
      evidence: evidenceName(contribution, files),
      department: name,
      explanation: contribution?.progress ?? '未填报',
    })),
  );
}

/** Departments in words, the lead first, as they are called on a day; by default today. */
export function leadNames(
  leads: readonly string[],
  cellType: string,
  directory: Directory,
  on?: CivilDate,
): string {
  const names = directory.in(`type:${cellType}`);
  return leads.map((lead) => names.department(lead, on)).join('、');
}

type Line = AssemblyView['items'][number];
type Contribution = Line['departments'][number]['contribution'];

function targetText(target: Line['target']): string | null {
  return target && `${target.comparison}${target.value}${target.unit ?? ''}`;
}

function actualText(contribution: Contribution): string | null {
  return contribution?.figure ? `${contribution.figure}${contribution.unit ?? ''}` : null;
}

function evidenceName(contribution: Contribution, files: ReadonlyMap<string, string>): string | null {
  return contribution?.fileId ? (files.get(contribution.fileId) ?? null) : null;
}
