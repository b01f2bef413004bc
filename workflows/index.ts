import { workflowOf } from './life.workflow';

export { mornings } from './mornings.workflow';

export const application = workflowOf('application');
export const obligation = workflowOf('obligation');
export const cell = workflowOf('cell');
export const programme = workflowOf('programme', '30s'); // a step reads the whole ledger of a year under its lock
