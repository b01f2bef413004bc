const { TestEnvironment } = require('jest-environment-node');

/** Specs run as on a host far from Asia/Shanghai, with summer time: whoever asks the host for a date is found out. */
module.exports = class FarZone extends TestEnvironment {
  async setup() {
    await super.setup();
    this.zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
  }

  async teardown() {
    if (this.zone === undefined) delete process.env.TZ;
    else process.env.TZ = this.zone;
    await super.teardown();
  }
};
