import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const out = join(root, 'dist/apps/portal');
const nodeParts = join(root, 'libs/exports/src/evidence/in-browser/node-parts.ts');

const FIRST_PAGE = /apps\/portal\/src\/(server|texts|shell\/log-in-form|components\/problem\/problem-lines)/;

export default defineConfig({
  root: here,
  resolve: {
    alias: {
      '@app/contracts': join(root, 'libs/contracts/src/index.ts'),
      '@app/domain': join(root, 'libs/domain/src/index.ts'),
      // what the stand-alone checker of evidence asks of Node
      'node:crypto': nodeParts,
      'node:fs': nodeParts,
      'node:zlib': nodeParts,
    },
  },
  plugins: [slimRoutes(), offline(), compressed()],
  build: {
    outDir: out,
    emptyOutDir: true,
    manifest: true,
    target: ['chrome100', 'edge100', 'safari15', 'firefox115'], // docs/BROWSERS.md
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      checks: { moduleLevelDirective: false }, // no warning for "use client", which has no effect here
      // A file of libs/ from which the portal uses nothing is left out, together with the schemas that it
      // creates.
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/') },
      output: {
        codeSplitting: {
          // The first page is one file; what many pages share is two: each file asked for is a round trip.
          groups: [
            { name: 'first', test: FIRST_PAGE },
            { name: 'first', tags: ['$initial'] },
            { name: 'often', minShareCount: 20 },
            { name: 'sometimes', minShareCount: 6 },
          ],
        },
      },
    },
  },
});

/**
 * Replaces the route table by method, path and roles of each route, so that the bundle holds neither schemas
 * nor zod.
 */
function slimRoutes() {
  return {
    name: 'slim-routes',
    load(id) {
      if (!id.endsWith('/libs/contracts/src/routes/index.ts')) return;
      const built = join(root, 'dist/libs/contracts/src/routes/index.js');
      const { ROUTES } = createRequire(import.meta.url)(built);
      const slim = Object.entries(ROUTES).map(([name, { method, path, roles }]) => [
        name,
        { method, path, roles },
      ]);
      return {
        code: `export const ROUTES = ${JSON.stringify(Object.fromEntries(slim))};\nexport const routeOf = (name) => ROUTES[name];`,
        moduleType: 'js',
      };
    },
  };
}

/** Writes the service worker with the version of the build and the list of files that work offline. */
function offline() {
  const IN_THE_FIELD = [
    'index.html',
    'src/shell/shell.tsx',
    'src/features/my-day/my-day-page.tsx',
    'src/features/login/login-page.tsx',
    'src/features/inspections/agenda-page.tsx',
    'src/features/inspections/sheet-page.tsx',
    'src/features/applications/case-page.tsx',
    'src/shell/not-found-page.tsx',
  ];
  return {
    name: 'offline',
    apply: 'build',
    writeBundle() {
      const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
      const parts = new Set();
      const take = (name) => {
        const { file, css = [], imports = [] } = manifest[name];
        if (parts.has(`/${file}`)) return;
        for (const part of [file, ...css]) parts.add(`/${part}`);
        imports.forEach(take);
      };
      IN_THE_FIELD.forEach(take);
      const page = readFileSync(join(out, 'index.html'));
      const files = [
        '/',
        '/browser-check.js',
        '/favicon.svg',
        '/manifest.webmanifest',
        '/icon-192.png',
        ...[...parts].sort(),
      ];
      const version = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 16);
      const worker = readFileSync(join(here, 'service-worker.js'), 'utf8');
      const build = `const BUILD = ${JSON.stringify({ version, files })};\n`;
      writeFileSync(join(out, 'service-worker.js'), build + worker);
    },
  };
}

/** Writes each text file also as .gz and .br, so that the server does not compress at every request. */
function compressed() {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle() {
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        );
      }
    },
  };
}
