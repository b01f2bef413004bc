import { Navigate } from 'react-router';
import { useYear } from '../../years/use-year';

/** Redirects to the year that the address names, else to the one that the work is in. */
export function Component() {
  return <Navigate to={`/years/${useYear()}`} replace />;
}
