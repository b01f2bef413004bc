import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ReasonField } from './fields';

/** 不予受理: ends the application. */
export default function RefuseAcceptance(props: ActProps) {
  return (
    <ActDialog {...props} danger explain="不予受理后,这份申报即告结束。能够补正的,请改用“退回补正”。">
      <ReasonField placeholder="例如:申报主体不在本区" />
    </ActDialog>
  );
}
