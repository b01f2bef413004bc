import { bulkActOf } from './bulk-acts';

describe('an act on many tasks at once', () => {
  it('counts a cell only after the city has answered for good', () => {
    const reported = { clock: 'municipalReport', paused: false } as const;
    expect(bulkActOf(reported)).toBeUndefined();
    expect(bulkActOf({ ...reported, cityResult: 'returned' })).toBeUndefined();
    expect(bulkActOf({ ...reported, cityResult: 'recognised' })).toBe('attribute');
    expect(bulkActOf({ ...reported, cityResult: 'notRecognised' })).toBe('attribute');
  });

  it('is not offered where each task wants a look of its own, or stands still', () => {
    for (const clock of ['conciliation', 'inspectionFiling', 'objection', 'naming'] as const)
      expect(bulkActOf({ clock, paused: false })).toBeUndefined();
    expect(bulkActOf({ clock: 'formalCheck', paused: true })).toBeUndefined();
    expect(bulkActOf({ clock: 'formalCheck', paused: false })).toBe('accept');
  });
});
