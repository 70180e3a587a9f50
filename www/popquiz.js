// The custom element: a thin class over the wasm handle. What it promises to a page:
// - no global style, no listener outside itself, no request but for its own files and the bank it was told to load;
// - the children you write inside it are shown until it is ready, when it cannot start, and in print;
// - one wasm load however many elements there are; moving an element keeps its sitting.
import { ATTRIBUTES, OBSERVED, addProperties, plain, takeProperties, valueOf } from './attributes.js';
import { BLOCKS } from './blocks.js';
import { Bank, Handle, PopQuizError, arrange, beside, chunk, copying, inline, resting, style } from './load.js';
import { page } from './place.js';
// What this build has: its bank, if any, and which screens come in chunks.
import { bank as BUNDLED, chunks } from './popquiz_build.js';
import * as words from './popquiz_words.js';

/** Changing one of these means another bank. */
const BANK = new Set(['bank', 'src']);

/** Places taken on this page: two elements that are alike get one each, in the order they come. */
const places = new Map();
const takePlace = (key) => {
  let n = 0;
  while (places.has(`${key}${n}`)) n += 1;
  places.set(`${key}${n}`, true);
  return `${key}${n}`;
};

/** Waits for the page's children to be there. */
const parsed = () => document.readyState === 'loading'
  && new Promise((done) => { document.addEventListener('DOMContentLoaded', done, { once: true }); });

const told = (error) => error?.message ?? String(error);
/** What we throw says what to do, and what a browser throws does not. */
const because = (error, ours, others) => {
  const problem = told(error);
  return problem.endsWith('.') ? ours({ problem }) : others({ problem });
};
/** The language that the page gives to an element, shadow roots around it included. */
const languageOf = (element) => {
  for (let at = element; at; at = at.parentNode ?? at.host) if (at.lang) return at.lang;
  return '';
};

/** How far below or above what is seen an element is loaded, in pixels. */
const NEAR = 800;

/**
 * `<pop-quiz>`: a quiz in a page. Attributes, events, custom properties and parts are in docs/embedding.md.
 */
export class PopQuiz extends HTMLElement {
  static observedAttributes = [...OBSERVED, 'lang'];

  /** Makes quizzes of the blocks of questions below a node, for pages that add some after they were loaded. */
  static async upgrade(root = document) {
    if (root.querySelector(BLOCKS)) (await inline()).upgrade(root);
  }

  #root;
  #fallback;
  /** Shows the intro while the widget does not: its start screen has a place of its own for it. */
  #intro;
  #handle;
  /** The bank that the handle shows. */
  #bank;
  #arrived = () => {
    this.#handle?.arrived();
    this.#missing();
  };
  /** Whether the first screen is there. */
  #settled = false;
  /** Settles when the screen that was asked for last is there, or cannot be had. */
  #opening;
  /** The style sheets of the screens that were opened. */
  #styles = new Map();
  #place;
  #placeKey;
  /** Counts mounts, so that a slow load that was overtaken knows it. */
  #turn = 0;
  #changed;
  /** Waits for the element to come near what is seen. */
  #near;
  /** The page that the sitting belongs to. */
  #page;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.#fallback = document.createElement('slot');
    this.#intro = document.createElement('slot');
    this.#intro.name = 'intro';
    this.#root = document.createElement('div');
    this.#root.className = 'root';
    this.#root.hidden = true;
    shadow.append(this.#intro, this.#fallback, this.#root);
    new MutationObserver((_, observer) => {
      if (!shadow.querySelector('.step, .pair')) return;
      observer.disconnect();
      arrange().then(({ attend }) => attend(shadow), () => {});
    }).observe(shadow, { childList: true, subtree: true });
    shadow.addEventListener('click', ({ target }) => {
      if (target.matches('.copy')) copying().then(({ copy }) => copy(target), () => {});
    });
    // The page may have shortcuts, and to it every key that is pressed in here is one of `pop-quiz`, a field or not.
    const keep = ({ target, key, ctrlKey, metaKey, altKey }) => shadow.contains(target)
      && !ctrlKey && !metaKey && !altKey && !/^(Tab|Escape|F\d+)$/.test(key);
    for (const name of ['keydown', 'keypress', 'keyup']) {
      shadow.addEventListener(name, (event) => { if (keep(event)) event.stopPropagation(); });
    }
    // A site that changes its address and keeps this very element is on another page now.
    for (const name of ['pointerenter', 'focusin']) {
      this.addEventListener(name, () => { if (this.#handle && this.#page !== page()) this.#configure(); });
    }
    this.addEventListener('popquiz-go', (event) => {
      event.stopImmediatePropagation(); // between the two of us
      this.#opening = this.#load(event.detail.to);
      if (this.#settled) this.#go();
    });
  }

  connectedCallback() {
    takeProperties(this);
    if (this.#handle || this.#near) return;
    this.#near = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#mount();
    }, { rootMargin: `${NEAR}px` });
    // What can be seen already waits for no observer, and what is hidden has no place to come near from.
    const { top, bottom } = this.getBoundingClientRect();
    const far = top - innerHeight > NEAR || bottom < -NEAR;
    if (far && this.#value('eager') === null && !location.hash) this.#near.observe(this);
    else this.#mount();
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it at once; only one that stays away is taken down.
    queueMicrotask(() => { if (!this.isConnected) this.#unmount(); });
  }

  attributeChangedCallback(name, before, after) {
    // While the parser makes it, nothing is mounted yet that could change.
    if (before === after || !this.isConnected || !this.#turn) return;
    if (plain(name) === 'theme') return; // the style sheet's business
    if (!this.#changed) {
      this.#changed = new Set();
      queueMicrotask(() => this.#configure()); // several changes in a row are one
    }
    this.#changed.add(plain(name));
  }

  /** Starts a new sitting. */
  start() {
    if (this.#handle) this.#handle.start();
    else if (this.#near) this.#mount(); // asked for before it came near
  }

  /** Forgets this quiz's sitting. The answers given stay in the learner's progress. */
  reset() { this.#handle?.reset(); }

  /** All progress that this site keeps, as a file. */
  exportProgress() {
    const name = `popquiz-progress-${new Date().toISOString().slice(0, 10)}.txt`;
    return new File([this.#ready().exportProgress()], name, { type: 'text/plain' });
  }

  /**
   * Adds the reviews of a progress file to this site's. Resolves to how many were new; rejects with a sentence that
   * says what is wrong with the file, and has changed nothing then.
   * @param {Blob | string} file
   */
  async importProgress(file) {
    const text = typeof file === 'string' ? file : await file.text();
    return this.#ready().importProgress(text);
  }

  #ready() {
    if (!this.#handle) throw new PopQuizError(words.notReady);
    return this.#handle;
  }

  #attributes() {
    const given = ATTRIBUTES.map((name) => [name, this.#value(name)]).filter(([, value]) => value !== null);
    return ['page', this.#page, 'lang', languageOf(this), ...given.flat()];
  }

  #value(name) { return valueOf(this, name); }

  #settle() {
    this.#page = page();
    const key = `${this.#attributes().join('|')}#`;
    if (key !== this.#placeKey) {
      places.delete(this.#place);
      this.#placeKey = key;
      this.#place = takePlace(key);
    }
    return this.#place.slice(key.length);
  }

  /** The bank that it asks from: of its `src`, written inside it, or the one that comes with this build. */
  async #open() {
    const src = this.#value('src');
    if (src) return Bank.at(this.#address(src), true);
    await parsed();
    const text = this.querySelector(BLOCKS) && (await inline()).written(this);
    if (text) return Bank.written(page().replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'page', text);
    if (BUNDLED) return Bank.at(beside(BUNDLED), false);
    throw new PopQuizError(words.noQuestions);
  }

  #address(src) {
    const url = new URL(src, document.baseURI);
    // A frame without an origin of its own cannot tell what is on its site; the browser refuses what it may not read.
    if (origin !== 'null' && url.origin !== origin) {
      throw new PopQuizError(words.otherSite({ src }));
    }
    return url;
  }

  /** Says so when a part of the bank is missing. */
  #missing() {
    const { error } = this.#bank;
    if (error) this.#note(words.missing({ problem: error.message }));
  }

  /** The chunk that is needed at once, as far as can be told before the first module is there: it comes beside it. */
  #first() {
    const mode = this.#value('mode');
    if (this.#value('links') !== null && location.hash.startsWith('#popquiz:')) return 'papers';
    if (chunks[mode]) return mode;
    return this.#value('home') !== null ? 'start' : undefined;
  }

  async #mount() {
    this.#near?.disconnect();
    const turn = ++this.#turn;
    const first = this.#first();
    try {
      const loading = first && chunk(first);
      loading?.catch(() => {}); // said below, when the bank is there or not
      const bank = await this.#open();
      if (turn !== this.#turn || !this.isConnected || this.#handle) return;
      // What else a link turns out to lead to is asked for while it is drawn.
      if (first) await this.#take(first, loading, bank);
      if (turn !== this.#turn || !this.isConnected || this.#handle) return;
      this.#opening = undefined;
      await this.#dress();
      this.#draw(bank);
      this.#show(true); // or nothing in it could get the focus
      await Promise.resolve(); // it is drawn in a task of its own
      for (let opening; opening !== this.#opening;) {
        opening = this.#opening;
        this.#show(false);
        await opening;
        if (turn !== this.#turn) return;
        this.#show(true);
        this.#handle.loaded();
        await Promise.resolve();
      }
      this.#settled = true;
      this.#missing();
      this.#tell('ready', { items: this.#handle.items() });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #draw(bank) {
    const place = this.#settle();
    const attributes = [...this.#attributes(), 'source', bank.path];
    if (this.#value('links') !== null) attributes.push('fragment', location.hash);
    const given = [this, attributes, place, bank.questions];
    this.#bank = bank;
    bank.elements.add(this.#arrived);
    const last = resting.pop();
    if (last) {
      this.#handle = last.handle;
      this.#swap(last.root);
      last.handle.wake(...given);
    } else {
      this.#handle = new Handle(this.#root, ...given);
    }
  }

  #swap(root) {
    this.#root.replaceWith(root);
    this.#root = root;
  }

  /** Waits for a screen's code and its style, and for the whole bank, of which all but the start screen make use. */
  async #take(screen, loading, bank) {
    const [styles] = await Promise.all([loading, screen === 'start' || bank.whole]);
    this.#styles.set(screen, styles);
    await this.#dress();
  }

  #load(screen) {
    const loading = this.#take(screen, chunk(screen), this.#bank);
    loading.catch(() => {}); // said by who waits for it
    return loading;
  }

  /** The style of the first module, and of each screen that was opened here, in the order of their names. */
  async #dress() {
    const own = await style();
    const more = Object.keys(chunks).flatMap((screen) => this.#styles.get(screen) ?? []);
    this.shadowRoot.adoptedStyleSheets = [...new Set([own, ...more])];
  }

  /** Opens the screen that was asked for when its code is there. What is shown stays until then. */
  async #go() {
    const [turn, opening] = [this.#turn, this.#opening];
    this.#root.ariaBusy = 'true';
    try {
      await opening;
      if (turn !== this.#turn || opening !== this.#opening) return;
      this.#show(true);
      this.#missing();
      this.#handle.loaded();
    } catch (error) {
      if (turn !== this.#turn || opening !== this.#opening) return;
      this.#note(because(error, words.partNotLoaded, words.partNotLoadedRetry));
      this.shadowRoot.lastChild.scrollIntoView({ block: 'nearest' }); // below a screen that may be long
    } finally {
      if (opening === this.#opening) this.#root.ariaBusy = null;
    }
  }

  #rest() {
    this.#bank.elements.delete(this.#arrived);
    this.#opening = undefined;
    this.#handle.rest();
    this.#root.ariaBusy = null; // the element that gets it next waits for nothing
    resting.push({ root: this.#root, handle: this.#handle });
    this.#handle = undefined;
    this.#swap(this.#root.cloneNode());
  }

  #unmount() {
    this.#turn += 1;
    this.#settled = false;
    this.#near?.disconnect();
    this.#near = undefined;
    if (this.#handle) this.#rest();
    places.delete(this.#place);
    this.#place = this.#placeKey = undefined;
    this.#show(false);
  }

  #configure() {
    const changed = this.#changed ?? [];
    this.#changed = undefined;
    if (!this.isConnected) return;
    if (!this.#handle || [...changed].some((name) => BANK.has(name))) {
      this.#unmount();
      this.#mount();
    } else {
      const place = this.#settle();
      this.#handle.configure(this.#attributes(), place);
    }
  }

  #show(ready) {
    this.#root.hidden = !ready;
    this.#fallback.className = ready ? 'printed' : '';
    if (ready) this.#intro.remove();
    else this.shadowRoot.prepend(this.#intro);
    this.shadowRoot.querySelector('.error')?.remove();
  }

  #fail(error) {
    this.#show(false);
    // What is wrong with a deck comes as a text of many lines, which point at places in others.
    const lines = typeof error === 'string';
    this.#note(lines ? words.notStarted({ problem: error }) : because(error, words.notStarted, words.notStartedRetry), lines);
    this.#tell('error', { message: told(error) });
  }

  /** Says what went wrong, below what there is. */
  #note(text, lines) {
    this.shadowRoot.querySelector('.error')?.remove();
    const note = document.createElement('pre');
    note.className = lines ? 'error deck' : 'error';
    note.setAttribute('part', 'error');
    note.setAttribute('role', 'alert');
    note.textContent = text;
    this.shadowRoot.append(note);
    this.#dress().catch(() => {});
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`popquiz-${name}`, { detail, bubbles: true, composed: true }));
  }
}

addProperties(PopQuiz.prototype);
if (!customElements.get('pop-quiz')) {
  customElements.define('pop-quiz', PopQuiz);
  Promise.resolve(parsed()).then(() => PopQuiz.upgrade()).catch(() => {}); // then they stay what they are
}
