// The study module, which popquiz.js imports when it is wanted.
import init, { Handle, Questions, lender } from './popquiz_study_wasm.js';
import css from './study.css';

export { Handle, Questions, css };
/** @param {(url: URL) => Promise<Uint8Array>} bytesOf loads a bank */
export default async (bytesOf) => {
  await init({ module_or_path: new URL('popquiz_study_bg.wasm', import.meta.url) });
  lender((path) => bytesOf(new URL(path, location.origin)));
};
