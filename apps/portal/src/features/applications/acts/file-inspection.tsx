import { Navigate } from 'react-router';
import type { ActProps } from '../../../components/acts/act-dialog';

/** 提交核查评分表: on a page of its own. */
export default function FileInspection({ application }: ActProps) {
  return <Navigate to={`/inspections/${application.id}/sheet`} />;
}
