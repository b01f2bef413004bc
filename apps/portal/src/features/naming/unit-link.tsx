import { Link } from 'react-router';

/** The name of a unit as a link to its application. */
export function UnitLink({ id, name }: { id: string; name: string }) {
  return <Link to={`/applications/${id}`}>{name}</Link>;
}
