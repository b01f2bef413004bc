import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { NoteField } from './fields';

/** 计入考核年度: the year in which it counts. To the next year it is carried by the year's proposal. */
export default function Attribute(props: ActProps) {
  const { countsIn, programmeYear } = props.application;
  const assessmentYear = countsIn ?? programmeYear;
  return (
    <ActDialog<{ reason?: string }>
      {...props}
      explain={`计入 ${assessmentYear} 考核年度,本项申报即告办结。需要结转到下一年度的,在“年度 · 结转”中按建议办理。`}
      toFields={({ reason }) => ({ assessmentYear, reason })}
      submitText={`计入 ${assessmentYear} 年度`}
    >
      <NoteField name="reason" />
    </ActDialog>
  );
}
