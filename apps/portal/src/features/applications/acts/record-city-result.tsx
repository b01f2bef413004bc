import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ChoiceField } from './choice-field';
import { NoteField } from './fields';

const RESULTS = [
  { value: 'recognised', label: '认定' },
  { value: 'returned', label: '退回补充', hint: '补充后重新上报' },
  { value: 'notRecognised', label: '不认定', hint: '本区命名不受影响' },
] as const;

/** 登记市级结果. */
export default function RecordCityResult(props: ActProps) {
  return (
    <ActDialog {...props}>
      <ChoiceField name="result" label="市级结果" choices={RESULTS} />
      <NoteField />
    </ActDialog>
  );
}
