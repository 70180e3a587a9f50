// How a block of questions in the page is known.
export const SCRIPT = 'script[type="text/markdown"]';
export const FENCES = '.language-popquiz,.lang-popquiz,.highlight-popquiz,[data-language=popquiz],[data-lang=popquiz]';
export const BLOCKS = `${SCRIPT},${FENCES}`;
