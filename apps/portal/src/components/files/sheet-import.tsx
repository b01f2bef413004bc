import { useMutation } from '@tanstack/react-query';
import { Button, Space, Upload } from 'antd';
import { useRef, useState } from 'react';
import { newId } from '../../server/api';
import type { Problem } from '../../server/problem';
import { readAgain } from '../../server/query';
import { sendFile } from '../../server/send-file';
import { PasteTable } from './paste-table';

type SheetQuery = { preview: 'true' } | { commandId: string };

/**
 * Imports a filled sheet: a chosen file is previewed at once, and taken in by `take`, once however often that is asked.
 * `address` returns where the sheet is sent; `onTaken` gets the answer.
 */
export function useSheetImport<A>(address: (query: SheetQuery) => string, onTaken: (done: A) => void) {
  const [file, setFile] = useState<File>();
  const commandId = useRef(newId());
  const send = (sheet: File, query: SheetQuery) =>
    sendFile<A>(address(query), { file: sheet, name: sheet.name });
  const look = useMutation<A, Problem, File>({ mutationFn: (sheet) => send(sheet, { preview: 'true' }) });
  const take = useMutation<A, Problem, File>({
    mutationFn: (sheet) => send(sheet, { commandId: commandId.current }),
    onSuccess: onTaken,
    onSettled: readAgain,
  });
  return {
    file,
    found: look.data,
    error: take.error ?? look.error,
    isLooking: look.isPending,
    isTaking: take.isPending,
    choose: (chosen: File) => {
      setFile(chosen);
      commandId.current = newId();
      take.reset();
      look.mutate(chosen);
    },
    take: () => file && take.mutate(file),
    forget: () => {
      look.reset();
      setFile(undefined);
    },
  };
}

interface SheetButtonProps {
  file?: File;
  onChoose: (file: File) => void;
  loading: boolean;
  disabled?: boolean;
}

/** The buttons by which a sheet is chosen or pasted, or another one in its place. */
export function SheetButton({ file, onChoose, loading, disabled }: SheetButtonProps) {
  return (
    <Space wrap>
      <Upload
        accept=".xlsx,.csv,.txt"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          onChoose(chosen);
          return false;
        }}
      >
        <Button loading={loading} disabled={disabled}>
          {file ? `换一个文件（现为 ${file.name}）` : '选择文件'}
        </Button>
      </Upload>
      <PasteTable onPaste={onChoose} disabled={disabled || loading} />
    </Space>
  );
}
