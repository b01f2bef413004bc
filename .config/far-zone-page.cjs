const { TestEnvironment } = require('jest-environment-jsdom');

/** The far zone for specs that need a page: jsdom, with what every browser has and jsdom lacks. */
module.exports = class FarZonePage extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, {
      Headers,
      ReadableStream,
      Response,
      TextDecoder,
      TextEncoder,
      structuredClone,
    });
    this.zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
  }

  async teardown() {
    if (this.zone === undefined) delete process.env.TZ;
    else process.env.TZ = this.zone;
    await super.teardown();
  }
};
