export * from './people/accounts';
export * from './year/adjustments';
export * from './year/closing';
export * from './applications/applications';
export * from './applications/board';
export * from './applications/bulk';
export * from './calendars';
export * from './year/carry-over';
export * from './cells';
export * from './applications/commands';
export { checkCharacterFault, creditCodeFault, normaliseCreditCode } from './applications/credit-code';
export { documentNumberFault } from './applications/document-number';
export { enteredDocumentNumber, enteredEmail, enteredPhone } from '@app/domain';
export * from './earlier';
export * from './exports';
export * from './applications/files';
export * from './applications/forecast';
export * from './applications/inspections';
export * from './labels';
export * from './units';
export * from './applications/towns';
export * from './applications/virus-scan';
export * from './people/notifications';
export * from './year/ledger';
export * from './obligations';
export { openApi } from './openapi';
export * from './people/password-policy';
export * from './departments';
export * from './district';
export * from './portal-info';
export * from './problem';
export * from './year/year';
export * from './year/commands';
export * from './year/circular-scans';
export * from './year/drafts';
export * from './year/late-intake';
export { read, type Reading } from './read';
export * from './reference';
export * from './rehearsal';
export * from './year/reports';
export { type RoleName, type Route, type RouteName, routeOf, ROUTES } from './routes';
export { loginBody, me, type Me, meBody, ROLES } from './people/session';
export * from './proposals';
export * from './settings';
export * from './applications/worklist';
export {
  contactBody,
  type ContactBody,
  type DoubleView,
  unitBody,
  type UnitCorrection,
  unitCorrection,
} from './applications/unit-body';
export {
  adviceFor,
  extensionOf,
  HEIC_ENDINGS,
  promisedKind,
  UPLOAD_ENDINGS,
  UPLOAD_KINDS,
  type UploadExtension,
  type UploadKind,
  UPLOAD_LIMIT,
} from './applications/upload-kinds';
export { type CellItem, PROGRAMME_STATUSES } from './year/parts';
