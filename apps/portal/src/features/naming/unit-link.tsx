import { Link } from 'react-router';

/** The unit, as the way to its application. */
export function UnitLink({ id, name }: { id: string; name: string }) {
  return <Link to={`/applications/${id}`}>{name}</Link>;
}
