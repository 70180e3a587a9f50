import { fileURLToPath } from 'node:url';

export default {
  mode: 'production',
  entry: './src/main.js',
  output: { path: fileURLToPath(new URL('site', import.meta.url)), publicPath: 'auto', filename: 'main.js', module: true, clean: false },
  experiments: { outputModule: true },
  module: { rules: [{ test: /\.md$/, type: 'asset/source' }] },
  performance: { hints: false },
};
