import { workflowOf } from './life.workflow';

export const application = workflowOf('application');
export const obligation = workflowOf('obligation');
export const programme = workflowOf('programme', '30s'); // a year's whole ledger is read under its lock
