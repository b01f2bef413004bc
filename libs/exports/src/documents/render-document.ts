import type { ApplicationForm } from './application-form';
import type { OfficialDocument } from './document';

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Returns the document as a Word file. The library (1 MB) is loaded with the first document, not with the process. */
export async function renderDocument(document: OfficialDocument): Promise<Buffer> {
  const { docxOf } = await import('./docx');
  return docxOf(document);
}

/** Returns 申报表 and 承诺书 as a Word file. */
export async function renderApplicationForm(form: ApplicationForm): Promise<Buffer> {
  const { applicationFormDocx } = await import('./application-form-docx');
  return applicationFormDocx(form);
}
