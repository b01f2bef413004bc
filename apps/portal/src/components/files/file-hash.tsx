import { Typography } from 'antd';

/** The SHA-256 of a file with a button that copies it, to compare with the hash of a file in hand. */
export default function FileHash({ sha256 }: { sha256: string }) {
  return (
    <div className="file-hash">
      <p className="quiet">SHA-256，可用来核对手中的文件是否就是这一份。</p>
      <Typography.Text code copyable={{ text: sha256, tooltips: ['复制', '已复制'] }}>
        {sha256}
      </Typography.Text>
    </div>
  );
}
