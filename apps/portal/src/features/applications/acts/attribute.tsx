import { ActDialog, type ActProps } from '../../../components/act-dialog';
import { ChoiceField } from './choice-field';
import { NoteField } from './fields';

/** 计入考核年度: this year, or carried to the next. */
export default function Attribute(props: ActProps) {
  const year = props.application.programmeYear;
  const years = [
    { value: year, label: `${year} 年度` },
    { value: year + 1, label: `结转至 ${year + 1} 年度`, hint: '本年度超额完成时,按区无废办确认的结转办理' },
  ];
  return (
    <ActDialog {...props}>
      <ChoiceField name="assessmentYear" label="考核年度" choices={years} />
      <NoteField name="reason" />
    </ActDialog>
  );
}
