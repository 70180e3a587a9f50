import popquiz from 'popquiz/markdown-it';

export default {
  title: 'A course',
  base: '/course/',
  // In the head: Vue takes scripts out of pages.
  head: [['script', { type: 'module', src: '/course/popquiz/popquiz.js' }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'pop-quiz' } } },
  markdown: { config: (md) => md.use(popquiz) },
};
