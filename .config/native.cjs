const { join, relative } = require('node:path');
const swc = require('@swc/jest');

const root = join(__dirname, '..');
const NATIVE = "globalThis[Symbol.for('wufei.native')]";
const LIBRARY = /[\\/]node_modules[\\/]/;
const MODULE = /^\s*(import|export)\b/m;

/**
 * Transforms a library's file, or one of the product and of the helpers, into two: where `one-realm.cjs` offers it, what Node
 * itself loads, from dist/ if it is ours; elsewhere (a page of jsdom, the set-up of a run) the same code, loaded by jest.
 */
module.exports = {
  createTransformer(options) {
    const compiler = swc.createTransformer(options);
    return {
      getCacheKey: (source, path, given) => `native-${compiler.getCacheKey(source, path, given)}`,
      process(source, path, given) {
        const library = LIBRARY.test(path);
        const target = path.endsWith('.ts')
          ? join(root, 'dist', relative(root, path).replace(/\.ts$/, '.js'))
          : path;
        const compiled =
          library && !MODULE.test(source) ? { code: source } : compiler.process(source, path, given);
        const strict = library ? '' : "'use strict';";
        // On one line, so that the lines of the source map stay true.
        return {
          ...compiled,
          code: `${strict}if (${NATIVE}) module.exports = ${NATIVE}(${JSON.stringify(target)}); else {${compiled.code}\n}`,
        };
      },
    };
  },
};
