import { ANSWER_NAMES, type ApplicationView } from '@app/contracts';
import { Directories, type Directory } from '@app/database';
import { itemsOf, type Rubric } from '@app/domain';
import { type ApplicationForm, DOCX_MEDIA_TYPE, fileName, renderApplicationForm } from '@app/exports';
import { formFieldsOf, getCellType, isAskedFor, rubricOf, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ApplicationsService } from '../applications';
import type { User } from '../auth';
import { Districts, RuleSets } from '../reference';
import type { ExportFile } from './export-file';
import { fullAddress } from './year-rows';

type Field = ReturnType<typeof formFieldsOf>[number];

/** 申报表 and 承诺书 of one application on paper, from its draft on, with what the caller may see of it. */
@Injectable()
export class ApplicationFormService {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly ruleSets: RuleSets,
    private readonly districts: Districts,
    private readonly directories: Directories,
  ) {}

  /** Throws `notFound`. */
  async of(user: User, id: string): Promise<ExportFile> {
    const view = await this.applications.get(user, id);
    const rules = view.rulesVersion
      ? await this.ruleSets.get(view.rulesVersion)
      : await this.ruleSets.inForce(view.programmeYear);
    const { name: district, officeName } = await this.districts.today();
    const directory = await this.directories.read();
    const isOwn = user.role === 'applicant';
    const form = formOf({ view, rules, directory, district, office: officeName, isOwn });
    const title = `${view.unit.name || view.cellTypeName}申报表${form.isDraft ? '（草稿）' : ''}`;
    return {
      name: fileName({ name: title }, {}, 'docx'),
      mediaType: DOCX_MEDIA_TYPE,
      bytes: Readable.from([await renderApplicationForm(form)]),
    };
  }
}

interface Facts {
  view: ApplicationView;
  rules: RuleSet;
  directory: Directory;
  district: string;
  office: string;
  /** Whether the unit itself reads; what others may not see of its contact is named as such. */
  isOwn: boolean;
}

function formOf({ view, rules, directory, district, office, isOwn }: Facts): ApplicationForm {
  const { unit, contact, form, files, cellType, programmeYear } = view;
  const type = getCellType(rules, cellType);
  const rubric = rubricOf(rules, type.rubric);
  const all = formFieldsOf(rules, cellType);
  const fields = all.filter((field) => isAskedFor(all, field, form));
  const own = fields.filter((field) => !field.mustBe);
  const namesOf = (some: ApplicationView['files']) => some.map(({ name }) => name).join('\n');
  const hidden = isOwn ? '' : '（已隐去）';
  const department = directory.in(`type:${cellType}`).department;
  return {
    district,
    year: programmeYear,
    number: view.number,
    cellType: view.cellTypeName,
    unit: unit.name,
    isDraft: view.stage === 'draft',
    submittedOn: view.submittedOn,
    facts: [
      ['单位名称', unit.site ? `${unit.name}（${unit.site}）` : unit.name],
      ['统一社会信用代码', unit.creditCode ?? (unit.noCodeReason ? `没有：${unit.noCodeReason}` : '')],
      ['地址', fullAddress(unit)],
      ['联系人', contact.name],
      ['联系电话', contact.phone ?? hidden],
      ['电子邮箱', contact.email ?? hidden],
    ],
    answers: own.map((field) => [field.name, answerOf(field, form[field.id])]),
    selfScore: Object.keys(view.selfScore).length === 0 ? [] : scoresOf(view, rubric, namesOf),
    total: totalOf(view, rubric, type.passMark.value),
    materials: files.map(({ name, itemId, field }) => ({
      name,
      place: itemId ? `评分项 ${itemId}` : (fields.find(({ id }) => id === field)?.name ?? '附件'),
    })),
    commitments: fields.filter(({ mustBe }) => mustBe).map(({ name }) => name),
    reviewers: [...type.leads.map((lead) => department(lead)), office],
  };
}

function scoresOf(
  { selfScore, files }: ApplicationView,
  rubric: Rubric,
  namesOf: (some: ApplicationView['files']) => string,
): ApplicationForm['selfScore'] {
  return itemsOf(rubric).map(({ id, text, max }) => ({
    code: id,
    text,
    max: max === undefined ? '—' : String(max),
    mark: markText(selfScore[id]),
    files: namesOf(files.filter(({ itemId }) => itemId === id)),
  }));
}

function totalOf({ selfScore }: ApplicationView, rubric: Rubric, pass: number): ApplicationForm['total'] {
  if (Object.keys(selfScore).length === 0) return null;
  const sum = (kind: string) =>
    itemsOf(rubric)
      .filter((item) => item.kind === kind)
      .reduce((total, { id }) => total + Number(typeof selfScore[id] === 'number' ? selfScore[id] : 0), 0);
  return { marks: Math.round((sum('SCORED') + Math.min(sum('BONUS'), rubric.bonusCap)) * 10) / 10, pass };
}

function markText(mark: unknown): string {
  if (mark === undefined || mark === null) return '';
  return ANSWER_NAMES[String(mark)] ?? String(mark);
}

function answerOf(field: Field, answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  if (typeof answer === 'boolean') return answer ? '是' : '否';
  return field.choices?.find(({ value }) => value === answer)?.name ?? String(answer);
}
