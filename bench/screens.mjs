// Two builds of the site side by side, in one run: opening the exam on a slow phone, the work of a check, and the memory after
// every screen was visited.
//
//   node bench/screens.mjs OLD_DIST NEW_DIST [ROUNDS]
//
// Needs playwright-core, from the folder that PLAYWRIGHT names, and Chromium, which CHROMIUM names. The slow phone is that of the
// peer benchmark: CPU throttled four times, 1.6 Mbit/s down, 150 ms a request, cache off, brotli. Figures are medians.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const { chromium } = createRequire(`${process.env.PLAYWRIGHT ?? process.cwd()}/`)('playwright-core');
const [before, after, rounds = '7'] = process.argv.slice(2);
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', svg: 'image/svg+xml' };

/** A page with a drill of questions with choices. */
const DRILL = '<!doctype html><meta charset="utf-8"><title>Drill</title><script type="module" src="popquiz.js"></script>'
  + '<pop-quiz kind="choice" area="orm" no-shuffle></pop-quiz>';

const serve = async (root) => {
  const cache = new Map();
  const read = async (path) => {
    const bytes = path === '/bench-drill.html' ? DRILL : await readFile(join(root, normalize(path.endsWith('/') ? `${path}index.html` : path)));
    return brotliCompressSync(Buffer.from(bytes), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  };
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://host');
    try {
      if (!cache.has(pathname)) cache.set(pathname, await read(pathname));
      const type = TYPES[pathname.split('.').pop()] ?? (pathname.endsWith('/') ? 'text/html' : 'application/octet-stream');
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(cache.get(pathname));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => { server.on('listening', ready); });
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });

const visit = async (url, slow, story) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (slow) {
    const kilobit = 1000 / 8;
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1600 * kilobit, uploadThroughput: 750 * kilobit,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  // The wasm's memories, which no page can list by itself.
  await page.addInitScript(() => {
    globalThis.memories = new Set();
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const own = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const result = await own(...given);
        const found = Object.values((result.instance ?? result).exports).filter((one) => one instanceof WebAssembly.Memory);
        found.forEach((one) => memories.add(one));
        return result;
      };
    }
  });
  await page.goto(url);
  const figure = await story(page, devtools);
  await context.close();
  return figure;
};

/** From the press on the start screen until the exam can be begun. */
const openExam = async (page) => {
  const tile = page.locator('pop-quiz button', { hasText: /^\s*Exam/ }).first();
  await tile.waitFor();
  await page.waitForLoadState('networkidle');
  const began = performance.now();
  await tile.click();
  await page.locator('pop-quiz h2[data-role=study]').waitFor();
  return performance.now() - began;
};

/** The main thread's time for checking an answer, in milliseconds. */
const check = async (page, devtools) => {
  await page.locator('pop-quiz label.choice').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('pop-quiz label.choice').first().click();
  await devtools.send('Performance.enable');
  const time = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const from = await time();
  await page.locator('pop-quiz [data-role=check]').click();
  await page.locator('pop-quiz [data-role=feedback]').waitFor();
  await page.waitForTimeout(250);
  return ((await time()) - from) * 1000;
};

/** What the page holds after every screen was shown: V8's heap and the wasm's memory, in KiB. */
const memory = async (page, devtools) => {
  const back = page.locator('pop-quiz button[data-role=home]').first();
  for (const word of ['exam', 'interview', 'read', 'progress']) {
    const tile = page.locator(`pop-quiz button[data-role="${word}"]`).first();
    await tile.waitFor();
    await tile.click();
    await back.waitFor();
    await back.click();
  }
  await page.waitForTimeout(500);
  for (let n = 0; n < 3; n += 1) await devtools.send('HeapProfiler.collectGarbage');
  const heap = (await devtools.send('Runtime.getHeapUsage')).usedSize;
  const wasm = await page.evaluate(() => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return (heap + wasm) / 1024;
};

const range = (list) => `${Math.min(...list).toFixed(1)} to ${Math.max(...list).toFixed(1)}`;
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const STORIES = [
  ['opening the exam, slow phone', '', true, openExam, 'ms'],
  ['checking an answer', 'drill', false, check, 'ms'],
  ['memory after all screens', '', false, memory, 'KiB'],
];
const sites = await Promise.all([before, after].map(serve));
for (const [name, page, slow, story, unit] of STORIES) {
  const figures = [[], []];
  for (let n = 0; n < Number(rounds); n += 1) {
    for (const [at, { url }] of sites.entries()) {
      figures[at].push(await visit(page ? `${url}bench-${page}.html` : url, slow, story));
    }
  }
  const [old, now] = figures.map(median);
  console.log(`${name}: ${old.toFixed(1)} ${unit} (${range(figures[0])}) and ${now.toFixed(1)} (${range(figures[1])}): ${(now / old).toFixed(2)}`);
}
await browser.close();
sites.forEach(({ close }) => close());
