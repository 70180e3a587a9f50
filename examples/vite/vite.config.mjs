export default { base: '/course/', build: { outDir: 'site', target: 'esnext' } };
