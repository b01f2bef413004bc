/** Personal data and texts in the recorded stories; no history may contain one. */
export const MARKERS = [
  '渝北测试单位',
  '双龙大道',
  '双龙湖街道',
  '张明',
  '13800000000',
  '@wufei.example',
  '91500112MA',
  '赵六甲',
  '13912345678',
  '500112199001011234',
  '与实际不符',
  '营业执照',
  '上年度台账',
  '不同意',
  '已补齐',
  '见核查记录',
  '已按清单整改',
  '会商后',
  '等待上级文件',
  '需会同街道核实',
  '已签订回收合同',
  '数据有更正',
];

export const OBJECTOR = {
  kind: 'person',
  name: '赵六甲',
  phone: '13912345678',
  idNumber: '500112199001011234',
  text: '公示的台账与实际不符',
};
