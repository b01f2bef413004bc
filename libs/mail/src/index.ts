export { AddressError, checkAddress } from './addresses';
export type {
  CellMailFacts,
  DigestFacts,
  DigestLine,
  DueFacts,
  ObligationMailFacts,
  MailFacts,
  OfficeFacts,
  YearMailFacts,
} from './facts';
export { createMailer, type Mail, type Mailer, type MailerOptions, type SendResult } from './mailer';
export { type MessageKey, messageIdOf } from './message-id';
export {
  render,
  renderCell,
  renderDepartmentChange,
  renderDigest,
  renderObligation,
  renderProposal,
  renderScan,
  renderYear,
  type Rendered,
} from './render';
