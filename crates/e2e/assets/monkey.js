// A monkey at the widget: random clicks, keys, words, moves of the element and of the clock, from a seed, so that what it
// broke can be broken again. Everything happens in the page, which is much faster than by remote control.
{
  const errors = [];
  addEventListener('error', (event) => errors.push(event.message));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));

  // The widget's own dice are thrown alike each time. The page's clock can be put forward and back; nothing is printed, and
  // no file is saved.
  let thrown = 1;
  Math.random = () => {
    thrown = (Math.imul(thrown, 1_664_525) + 1_013_904_223) >>> 0;
    return thrown / 2 ** 32;
  };
  const { now } = Date;
  let ahead = 0;
  window.Date = class extends Date {
    constructor(...given) { super(...(given.length ? given : [now() + ahead])); }
    static now() { return now() + ahead; }
  };
  window.print = () => dispatchEvent(new Event('afterprint'));
  HTMLAnchorElement.prototype.click = () => {};

  const KEYS = ['1', '2', '3', '9', 'a', 'i', '0', 'Enter', '?', 'Escape', 'p', 'f', 's', '/', 'ArrowUp', 'End', ' ', 'é', 'Dead'];
  const WORDS = ['', ' ', 'a', '42', '0.1', '-1', '1e9', '\0', 'לא', '日本語', '<b>x</b>', 'x'.repeat(5000), 'two\nlines',
    '2027-03-14', '9'.repeat(30), '😀', '%', 'orm:3 zz', '\ud800'];
  const JUMPS = [1000, 60_000, 600_000, 86_400_000, 40 * 86_400_000].flatMap((ms) => [ms, -ms]);
  const FILES = ['', 'junk', 'popquiz-progress 2\nend 0', 'popquiz-progress 1\nend 0',
    'popquiz-progress 1\n1 1763712345678 trial/plain-1 k3f9 1 d c 1000 f 8423 c:b\n9 of the future\nend 2\n'];

  window.Monkey = class Monkey {
    #state;
    #steps = [];
    #found = [];
    #wild;
    /** Whether what was touched moves a step: arrange.js keeps the focus there, once it has come, and has its own stories. */
    #moves;

    /** A wild one also changes attributes and the clock. */
    constructor(seed, wild) {
      this.#state = seed >>> 0;
      this.#wild = wild;
    }

    /** Until everything that was queued has happened and is drawn. */
    static #settled() { return new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }); }

    /** A whole number below another: a linear congruential generator, good enough for a monkey. */
    #below(count) {
      this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor(this.#state / 2 ** 32 * count);
    }

    #one(list) { return list[this.#below(list.length)]; }

    #say(what) { this.#found.push(`${what} (step ${this.#steps.length})`); }

    async run(count) {
      while (this.#steps.length < count && !this.#found.length) await this.#step();
      return { found: this.#found, steps: this.#steps };
    }

    async #step() {
      const quiz = this.#one([...document.querySelectorAll('pop-quiz')]);
      const root = quiz.shadowRoot;
      const before = root.activeElement;
      const dice = this.#below(100);
      let learner = true;
      this.#moves = false;
      if (dice < 60) this.#touch(root);
      else if (dice < 80) this.#press(root);
      else {
        learner = false;
        if (dice < 88) await this.#call(quiz);
        else if (dice < 94) await this.#move(quiz);
        else if (this.#wild) this.#disturb(quiz);
        else this.#steps.push('nothing');
      }
      await Monkey.#settled();
      if (!root.activeElement) await Monkey.#settled();
      this.#look(quiz, learner && before);
    }

    /** Clicks something that can be clicked, or types where one types. */
    #touch(root) {
      const all = [...root.querySelectorAll('button, input:not([type=file]), select, textarea, summary, [tabindex]')];
      const element = this.#one(all.filter((one) => one.getClientRects().length && !one.disabled));
      if (!element) return this.#steps.push('nothing to touch');
      const name = `${element.localName} ${element.dataset.role ?? ''} “${(element.textContent || element.ariaLabel || '').trim().slice(0, 30)}”`;
      element.focus();
      this.#moves = element.matches('.moves *');
      const tell = (...kinds) => kinds.forEach((kind) => element.dispatchEvent(new Event(kind, { bubbles: true, composed: true })));
      if (element.matches('textarea, input:not([type=radio], [type=checkbox])')) {
        element.value = this.#one(WORDS);
        this.#steps.push(`type ${JSON.stringify(element.value.slice(0, 12))} into ${name}`);
        tell('input', 'change');
      } else if (element.matches('select')) {
        element.selectedIndex = this.#below(element.options.length);
        this.#steps.push(`choose ${element.selectedIndex} of ${name}`);
        tell('input', 'change');
      } else {
        this.#steps.push(`click ${name}`);
        element.click();
      }
    }

    #press(root) {
      const key = this.#one(KEYS);
      const at = root.activeElement ?? this.#one([...root.querySelectorAll('*')]);
      this.#steps.push(`press ${key} on ${at.localName}`);
      this.#moves = at.matches('.moves *');
      at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    }

    async #call(quiz) {
      const method = this.#one(['start', 'reset', 'exportProgress', 'importProgress']);
      this.#steps.push(method);
      if (method === 'start' || method === 'reset') return quiz[method]();
      const refused = (error) => { if (!/^(This|Line)/.test(error.message)) this.#say(`${method}: ${error}`); };
      if (method === 'importProgress') return quiz.importProgress(this.#one(FILES)).catch(refused);
      const added = await quiz.importProgress(quiz.exportProgress()).catch(refused);
      if (added) this.#say(`${added} lines of its own progress were new`);
    }

    async #move(quiz) {
      const home = quiz.parentElement;
      this.#steps.push('move');
      quiz.remove();
      if (this.#below(2)) return home.append(quiz);
      await Monkey.#settled();
      const back = new Promise((done) => quiz.addEventListener('popquiz-ready', done, { once: true }));
      home.append(quiz);
      await back;
    }

    #disturb(quiz) {
      if (this.#below(2)) {
        ahead += this.#one(JUMPS);
        return this.#steps.push(`clock ${ahead}`);
      }
      const [name, value] = this.#one([['limit', '3'], ['limit', 'x'], ['area', 'nowhere'], ['area', ''], ['kind', 'open'],
        ['kind', ''], ['level', 'basic'], ['confidence', ''], ['no-shuffle', ''], ['theme', 'dark'], ['minutes', '1'],
        ['pass', '101'], ['quotas', 'first:2 x:9'], ['seed', 'x'], ['no-storage', '']]);
      this.#steps.push(`${name}="${value}"`);
      if (quiz.getAttribute(name) === value) quiz.removeAttribute(name);
      else quiz.setAttribute(name, value);
    }

    /** What must hold whatever was done. */
    #look(quiz, before) {
      for (const error of errors.splice(0)) this.#say(error);
      const root = quiz.shadowRoot;
      if (!root.querySelector('.root')?.textContent.trim()) this.#say('nothing is shown');
      const ids = [...root.querySelectorAll('[id]')].map((one) => one.id);
      if (new Set(ids).size < ids.length) this.#say(`an id twice among ${ids}`);
      for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
        for (const one of root.querySelectorAll(`[${name}]`)) {
          const lost = one.getAttribute(name).split(' ').find((id) => !ids.includes(id));
          if (lost) this.#say(`${name} names #${lost}, which is not there`);
        }
      }
      if (before && !root.activeElement && !this.#moves) this.#say('the focus was lost');
    }
  };
}
