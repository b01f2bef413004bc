import { heldBack } from './scan';

describe('a file with a state of its scan', () => {
  it('is opened when it is clean, and without a scanner', () => {
    expect(heldBack('clean', true)).toBeUndefined();
    expect(heldBack('unscanned', false)).toBeUndefined();
    expect(heldBack('unscannable', false)).toBeUndefined();
  });

  it('waits while it is unscanned, and only then', () => {
    expect(heldBack('unscanned', true)).toMatchObject({ label: '正在查毒', waits: true });
    expect(heldBack('unscannable', true)).toMatchObject({ waits: false });
  });

  it('is never opened with a virus, whether files are scanned now or not', () => {
    for (const isOn of [true, false])
      expect(heldBack('infected', isOn)).toMatchObject({
        label: '有病毒，已隔离',
        sentence: expect.stringMatching(/再上传一份。$/),
        waits: false,
      });
  });
});
