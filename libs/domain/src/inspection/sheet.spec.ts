import { inspectionDayFaults } from './sheet';

describe('the day of an inspection', () => {
  const days = { today: '2024-09-27', submittedOn: '2024-09-02' };

  it('lies between submission and today, both included', () => {
    expect(inspectionDayFaults('2024-09-02', days)).toEqual([]);
    expect(inspectionDayFaults('2024-09-27', days)).toEqual([]);
    expect(inspectionDayFaults('2023-01-01', { today: days.today })).toEqual([]);
  });

  it('is refused before and after, with the date that it lies beyond', () => {
    expect(inspectionDayFaults('2024-09-01', days)).toEqual(['核查日期不能早于申报日期（2024-09-02）。']);
    expect(inspectionDayFaults('2024-09-28', days)).toEqual(['核查日期不能晚于今天。']);
  });
});
