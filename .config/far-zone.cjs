const OneRealm = require('./one-realm.cjs');

/** Specs run as on a host far from Asia/Shanghai, with summer time: whoever asks the host for a date is found out. */
module.exports = class FarZone extends OneRealm {
  async setup() {
    await super.setup();
    process.env.TZ = 'America/New_York'; // as it was again with the end of the spec
  }
};
