import { renderScan } from './render';

const office = { name: '区无废办', cityOffice: '市无废办', phone: '023-67800000' };

describe('the mail about the virus scan', () => {
  it('tells the uploader which file, that nobody opens it, and what to do', () => {
    const facts = {
      file: '承诺书.pdf',
      place: '申报 YB-2024-SCHOOL-0001，渝北区某小学',
      path: '/applications/a1',
    };
    const { subject, text } = renderScan({ ...facts, office }, 'https://wufei.example.cn/');
    expect(subject).toBe('【无废细胞】上传的文件有病毒');
    expect(text).toContain('“承诺书.pdf”（申报 YB-2024-SCHOOL-0001，渝北区某小学）查出病毒，已经隔离');
    expect(text).toContain('再到原处上传一份');
    expect(text).toContain('https://wufei.example.cn/applications/a1');
    expect(text).toContain('023-67800000');
  });

  it('tells the office since when the scanner is silent, and who mends it', () => {
    const since = Date.parse('2024-09-05T10:12:30+08:00');
    const { subject, text } = renderScan({ since, office }, 'https://wufei.example.cn');
    expect(subject).toBe('【无废细胞】查毒服务没有应答');
    expect(text).toContain('自2024年9月5日（星期四）10:12起');
    expect(text).toContain('恢复后会自动补查');
    expect(text).toContain('https://wufei.example.cn/virus-scan');
  });
});
