import { Navigate } from 'react-router';
import { useToday } from '../../shell/me';

/** Redirects to the present year in programme time. */
export function Component() {
  return <Navigate to={`/years/${useToday().slice(0, 4)}`} replace />;
}
