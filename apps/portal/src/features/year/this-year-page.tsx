import { Navigate } from 'react-router';
import { useToday } from '../../shell/me';

/** The year that it is in the programme. */
export function Component() {
  return <Navigate to={`/years/${useToday().slice(0, 4)}`} replace />;
}
