// The study module, which popquiz.js imports when it is wanted.
import init, { Handle, Questions } from './popquiz_study_wasm.js';
import css from './study.css';

export { Handle, Questions, css };
export default () => init({ module_or_path: new URL('popquiz_study_bg.wasm', import.meta.url) });
