export { AddressError, checkAddress } from './addresses';
export type { DueFacts, MailFacts } from './facts';
export { createMailer, type Mail, type Mailer, type MailerOptions, type SendResult } from './mailer';
export { type MessageKey, messageIdOf } from './message-id';
export { render, type Rendered } from './render';
