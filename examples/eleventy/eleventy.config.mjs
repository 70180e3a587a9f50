import { HtmlBasePlugin } from '@11ty/eleventy';

export default (config) => {
  config.addPlugin(HtmlBasePlugin);
  config.addPassthroughCopy({ popquiz: 'popquiz' });
  return { dir: { input: 'content', output: 'site' }, pathPrefix: '/course/' };
};
