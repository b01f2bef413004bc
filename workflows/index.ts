export { application } from './application/application.workflow';
