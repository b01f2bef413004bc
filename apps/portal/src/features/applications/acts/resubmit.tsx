import { Navigate } from 'react-router';
import type { ActProps } from '../../../components/acts/act-dialog';

/** 补正后重报: has a page of its own, where form and self-score are put right. */
export default function Resubmit({ application }: ActProps) {
  return <Navigate to={`/apply/${application.id}`} />;
}
