import type { ApplicationView, CellTypeItem } from '@app/contracts';
import { type AnsweredField, answerText } from '../../../components/corrections/answer-text';
import { Facts } from '../../../components/facts';
import { FileList } from '../../../components/files/file-list';
import { FileUpload } from '../../../components/files/file-upload';
import { addressOf } from '../../../server/api';

/** The submitted form (申报内容): each answer with its files, then the files of the whole application. */
export function FormAnswers({ application, type }: { application: ApplicationView; type: CellTypeItem }) {
  const { id, form, files, canAddFiles } = application;
  const address = ({ id: fileId }: { id: string }) => addressOf('getFile', { params: { id, fileId } });
  const fields = type.form as AnsweredField[];
  const rest = files.filter(({ itemId, field }) => itemId === null && field === null);
  return (
    <section className="card" aria-labelledby="form">
      <h2 id="form">申报内容</h2>
      <Facts
        facts={fields.map((field) => {
          const own = files.filter((file) => file.field === field.id);
          const text = answerText(field, form[field.id]);
          return [
            field.name,
            (text || own.length > 0) && (
              <>
                {text}
                <FileList address={address} files={own} />
              </>
            ),
          ];
        })}
      />
      <h3 className="sub">附件</h3>
      {rest.length === 0 && <p className="quiet">没有附件</p>}
      {canAddFiles ? (
        <FileUpload application={application} place={{}} label="添加附件（如盖章文件的扫描件）" />
      ) : (
        <FileList address={address} files={rest} />
      )}
    </section>
  );
}
