import { obligationTitle } from './title';

describe('an obligation has one name, wherever it stands', () => {
  it.each([
    ['selfAssessment', '2023', '2023年度“无废城市”建设自评估'],
    ['quarterlyDispatch', '2024Q3', '2024年第三季度调度'],
    ['wasteIndex', '2024H2', '2024年下半年“无废指数”数据'],
    ['plasticsReport', '2024-09', '2024年9月塑料污染治理报送'],
    ['municipalDispatchReport', '2024-09-30', '2024年9月30日市级调度报告'],
  ] as const)('%s about %s', (kind, about, title) => {
    expect(obligationTitle(kind, about)).toBe(title);
  });
});
