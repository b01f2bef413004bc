import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { NoteField } from './fields';

/** 发布公示. */
export default function OpenNotice(props: ActProps) {
  return (
    <ActDialog
      {...props}
      explain="请先在公示栏或网站张贴,再在此登记发布。公示期从次日起算;公示期间有异议的,另行登记。"
    >
      <NoteField placeholder="公示的位置或网址,可不填" />
    </ActDialog>
  );
}
