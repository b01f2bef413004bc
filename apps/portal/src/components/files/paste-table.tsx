import { Button, Input, Modal } from 'antd';
import { useState } from 'react';

interface PasteTableProps {
  /** Gets what was pasted as a text file, which is read like any other. */
  onPaste: (file: File) => void;
  disabled?: boolean;
}

/** Takes a table as it is copied from Excel or WPS. */
export function PasteTable({ onPaste, disabled }: PasteTableProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const take = () => {
    setOpen(false);
    onPaste(new File([text], '粘贴的表格.txt', { type: 'text/plain' }));
  };
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        粘贴表格
      </Button>
      <Modal
        open={isOpen}
        title="粘贴表格"
        okText="读取"
        cancelText="取消"
        okButtonProps={{ disabled: text.trim() === '' }}
        onOk={take}
        onCancel={() => setOpen(false)}
      >
        <p>在 Excel 或 WPS 中选中表格（连同表头）并复制，粘贴到下面；读法与文件相同。</p>
        <Input.TextArea
          rows={10}
          aria-label="表格内容"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Modal>
    </>
  );
}
