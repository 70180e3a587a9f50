// The player in the peer benchmark (`cargo xtask bench --peers DIR`), embedded as an author would paste it.
//   OURS_DIST      the built site; the player is its folder player/
//   OURS_PRELOAD   0 leaves out the two preload lines: the bare two-line embed
//   POPQUIZ        the popquiz command; without it, cargo builds it once
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROJECT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Builds the command line and says where cargo put it: only cargo knows the target folder. */
function popquiz() {
  if (process.env.POPQUIZ) return path.resolve(process.env.POPQUIZ);
  const options = { cwd: PROJECT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] };
  const messages = execFileSync('cargo', ['build', '-q', '--locked', '-p', 'popquiz-cli', '--release', '--message-format=json'], options);
  const made = messages.split('\n').filter(Boolean).map((line) => JSON.parse(line)).findLast((message) => message.executable);
  if (!made) throw new Error('cargo built no popquiz command');
  return made.executable;
}

/** One question in our format, questions/README.md. The texts hold nothing that Markdown would read as markup. */
function item({ id, stem, options, correct, explanation }) {
  const choice = (text, at) => `- [${at === correct ? 'x' : ' '}] ${text}\n  > ${at === correct ? 'This is the one.' : 'This is another one.'}`;
  return `## ${id}

\`kind: choice\`

${stem}

${options.map(choice).join('\n')}

### Why

${explanation}

### References

- Neutral bank
`;
}

function markdown({ questions }) {
  return `---
bank: neutral
deck: neutral
title: Neutral bank
area: neutral
level: basic
---

${questions.map(item).join('\n')}`;
}

function pack(command, bank) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'popquiz-bench-'));
  try {
    const [deck, out] = ['neutral.md', 'bank.pqb'].map((name) => path.join(folder, name));
    writeFileSync(deck, markdown(bank));
    execFileSync(command, ['pack', deck, '-o', out], { stdio: ['ignore', 'ignore', 'inherit'] });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const packed = new Map();

export default {
  name: 'ours',
  commitMeans: 'feedback',
  async prepare() {
    const dist = process.env.OURS_DIST;
    if (!dist) return { absent: 'OURS_DIST is not set' };
    const dir = path.join(path.resolve(dist), 'player');
    if (!existsSync(path.join(dir, 'popquiz_bg.wasm'))) return { absent: `${dir} holds no player: run cargo xtask build` };
    // The harness compresses .json and .html before it takes the time of a load, but knows no .pqb. Its cache is shared
    // by whoever imports the same module.
    const server = path.join(path.dirname(realpathSync(process.argv[1])), 'lib/server.mjs');
    const { brotli } = await import(pathToFileURL(server));
    const preload = process.env.OURS_PRELOAD !== '0';
    const note = `the player, ${preload ? 'with wasm and bank preloaded' : 'two lines, nothing preloaded'}; no-shuffle, storage on; its mount mark is before any download`;
    return { dir, brotli, preload, command: popquiz(), version: process.env.OURS_VERSION ?? 'local build', note };
  },
  bank(bank, { brotli, command }) {
    if (!packed.has(bank.n)) {
      packed.set(bank.n, pack(command, bank));
      brotli(packed.get(bank.n));
    }
    return { 'bank.pqb': packed.get(bank.n) };
  },
  page: (bank, { preload }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Quiz</title>
${preload ? `<link rel="preload" href="dist/player/popquiz_bg.wasm" as="fetch" crossorigin>
<link rel="preload" href="bank.pqb" as="fetch" crossorigin>
` : ''}<script type="module" src="dist/player/popquiz.js"></script>
</head>
<body>
<script>performance.mark('bench-mount');</script>
<pop-quiz src="bank.pqb" no-shuffle></pop-quiz>
</body>
</html>
`,
  asset: ({ dir }, file) => (file.startsWith('dist/player/') ? path.join(dir, file.slice('dist/player/'.length)) : null),
};
