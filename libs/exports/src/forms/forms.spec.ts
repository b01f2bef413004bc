import * as exported from '../index';
import type { TableForm } from '../table/table';

const forms = Object.values(exported).filter((one): one is TableForm<object> => {
  return typeof one === 'object' && 'columns' in one;
});
const headings = (form: { columns: readonly { heading: string }[] }) =>
  form.columns.map(({ heading }) => heading).join(' ');

describe('the forms of the office', () => {
  it('have the columns of DOMAIN 6, in their order', () => {
    expect(headings(exported.cellSummary)).toBe(
      '序号 区县 细胞类型 单位名称 统一社会信用代码 地址（镇街） 联系人 联系电话 牵头部门 申报日期 自评得分 核查日期 核查得分 ' +
        '核查结论 公示起止 命名文号 命名日期 考核年度 是否结转 是否精品 备注',
    );
    expect(headings(exported.progress)).toBe(
      '序号 细胞类型 牵头部门 目标数（个） 目标口径（≥/=） 申报数（个） 初审通过（个） 核查通过（个） 公示中（个） 已命名（个） ' +
        '市级认定（个） 完成率 存在问题 下步措施',
    );
    expect(headings(exported.selfAssessment)).toBe(
      '序号 任务 指标 目标值 完成值 数据来源 佐证材料 责任单位 说明',
    );
  });

  it('begin with 序号, name no column twice, and have a sheet name that a workbook takes', () => {
    expect(forms.length).toBeGreaterThanOrEqual(9);
    for (const form of forms) {
      expect(form.columns[0]).toMatchObject({ heading: '序号', kind: 'serial' });
      expect(new Set(form.columns.map(({ heading }) => heading)).size).toBe(form.columns.length);
      expect(new Set(form.columns.map(({ key }) => key)).size).toBe(form.columns.length);
      expect(form.name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
    }
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
  });

  it('publish no contact and no phone', () => {
    for (const form of [exported.namingList, exported.publicNoticeList]) {
      expect(headings(form)).not.toMatch(/联系|电话|信用代码/);
    }
  });
});
