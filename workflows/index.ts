export { application } from './application/application.workflow';
export { obligation } from './obligation/obligation.workflow';
export { programme } from './year/year.workflow';
