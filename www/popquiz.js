// The custom element: a thin class over the wasm handle. What it promises to a page:
// - no global style, no listener outside itself, no request but for its own files and the bank it was told to load;
// - the children you write inside it are shown until it is ready, when it cannot start, and in print;
// - one wasm load however many elements there are; moving an element keeps its sitting.
import { ATTRIBUTES, OBSERVED, addProperties, plain, takeProperties, valueOf } from './attributes.js';
import { upgrade, written } from './inline.js';
import { Bank, PopQuizError, arrange, beside, first, study, style } from './load.js';
import { page } from './place.js';
// What this build has: its bank, if any, and whether its first module draws the start screen.
import { bank as BUNDLED, home as HOME } from './popquiz_build.js';
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

/** What needs the study module from the start. */
const STUDY = new Set(['exam', 'interview', 'read', 'progress', 'review']);

/**
 * `<pop-quiz>`: a quiz in a page. Attributes, events, custom properties and parts are in docs/embedding.md.
 */
export class PopQuiz extends HTMLElement {
  static observedAttributes = [...OBSERVED, 'lang'];

  /** Makes quizzes of the blocks of questions below a node, for pages that add some after they were loaded. */
  static upgrade(root = document) { upgrade(root); }

  #root;
  #fallback;
  /** Shows the intro while the widget does not: its start screen has a place of its own for it. */
  #intro;
  #handle;
  /** The module that the handle is of. */
  #module;
  /** The bank that the handle shows. */
  #bank;
  #arrived = () => {
    this.#handle?.arrived();
    this.#missing();
  };
  /** The screen to open, once the learner asked for one that the first module does not have. */
  #wanted;
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
      this.#go(event.detail.to);
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
  async #open(load) {
    const src = this.#value('src');
    if (src) return Bank.at(this.#address(src), true, load);
    await parsed();
    const text = written(this);
    if (text) return Bank.written(page().replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'page', text, load);
    if (BUNDLED) return Bank.at(beside(BUNDLED), false, load);
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

  #needsStudy() {
    return this.#wanted || STUDY.has(this.#value('mode')) || (this.#value('home') !== null && !HOME)
      || (this.#value('links') !== null
        && (location.hash.startsWith('#popquiz:') || (!HOME && this.#value('seed') !== null)));
  }

  async #mount() {
    this.#near?.disconnect();
    const turn = ++this.#turn;
    try {
      const [all, bank] = await this.#open(this.#needsStudy() ? study : first);
      if (turn !== this.#turn || !this.isConnected || this.#handle) return;
      this.#draw(all, bank);
      this.#show(true);
      this.#missing();
      this.#tell('ready', { items: this.#handle.items() });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #draw(all, bank) {
    const place = this.#settle();
    const attributes = [...this.#attributes(), 'source', bank.path];
    if (this.#wanted) attributes.push('open', this.#wanted);
    if (this.#value('links') !== null) attributes.push('fragment', location.hash);
    const given = [this, attributes, place, bank.questions];
    this.shadowRoot.adoptedStyleSheets = all.styles;
    this.#module = all;
    this.#bank = bank;
    bank.elements.add(this.#arrived);
    const last = all.resting.pop();
    if (last) {
      last.handle.wake(...given);
      this.#handle = last.handle;
      this.#swap(last.root);
    } else {
      this.#handle = new all.Handle(this.#root, ...given);
    }
  }

  #swap(root) {
    this.#root.replaceWith(root);
    this.#root = root;
  }

  /** Changes to the study module, which opens a screen that this one does not have. What is shown stays until then. */
  async #go(to) {
    const turn = ++this.#turn;
    this.#root.ariaBusy = 'true';
    try {
      const [all, bank] = await this.#open(study);
      if (turn !== this.#turn || !this.#handle) return;
      const progress = this.#handle.exportProgress();
      this.#wanted = to;
      this.#rest();
      this.#draw(all, bank);
      // Where the browser keeps nothing, the two modules share nothing but this.
      this.#handle.importProgress(progress);
      this.#show(true);
      this.#missing();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#note(because(error, words.partNotLoaded, words.partNotLoadedRetry));
      this.shadowRoot.lastChild.scrollIntoView({ block: 'nearest' }); // below a screen that may be long
    } finally {
      this.#root.ariaBusy = null;
    }
  }

  #rest() {
    this.#bank.elements.delete(this.#arrived);
    this.#handle.rest();
    this.#root.ariaBusy = null; // the element that gets it next waits for nothing
    this.#module.resting.push({ root: this.#root, handle: this.#handle });
    this.#handle = undefined;
    this.#swap(this.#root.cloneNode());
  }

  #unmount() {
    this.#turn += 1;
    this.#near?.disconnect();
    this.#near = undefined;
    if (this.#handle) this.#rest();
    this.#wanted = undefined;
    places.delete(this.#place);
    this.#place = this.#placeKey = undefined;
    this.#show(false);
  }

  #configure() {
    const changed = this.#changed ?? [];
    this.#changed = undefined;
    if (!this.isConnected) return;
    // The first module knows nothing of the study modes.
    if (!this.#handle || [...changed].some((name) => BANK.has(name)) || (this.#needsStudy() && !this.#module.whole)) {
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
    style().then((own) => { if (!this.#handle) this.shadowRoot.adoptedStyleSheets = [own]; }, () => {});
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`popquiz-${name}`, { detail, bubbles: true, composed: true }));
  }
}

addProperties(PopQuiz.prototype);
if (!customElements.get('pop-quiz')) {
  customElements.define('pop-quiz', PopQuiz);
  Promise.resolve(parsed()).then(() => upgrade(document));
}
