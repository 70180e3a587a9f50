// Makes `order` and `match` questions handier: dragging, matching by two taps, arrow keys, the focus kept on the step
// that moves, and its place told to a screen reader. The element loads this when it first shows such a question, and
// every question can be answered without it: the buttons and the lists are the widget's own.
//
// It knows the widget by what is on the screen alone, and answers as a learner would: by a click on a button of a step,
// or a change of a list. Nodes that it adds stand last in a part that the widget draws, and go away with it. All
// listeners are on the widget's own shadow root.

import * as words from './arrange_words.js';

const CSS = `
.step > .l { position: relative; display: flex; align-items: center; justify-content: center; gap: .4em; width: auto; min-width: max(2.75em, 44px); height: max(2.75em, 44px); margin: -.25em 0; cursor: grab; touch-action: none; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
.step { grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; }
.step > .l::before, .grip::before { content: ""; flex: none; width: 8px; height: 14px; background: radial-gradient(circle, currentColor 1.2px, transparent 1.7px) 0 0 / 4px 5px; }
.pool { border-top: 1px solid var(--line); margin-top: .25em; padding-top: .75em; }
.pool .hint { padding: 0; }
.chip { display: inline-flex; align-items: stretch; max-width: 100%; min-height: var(--tap); margin-block-end: .5em; margin-inline-end: .5em; border: 1px solid var(--edge); border-radius: .5em; background: var(--card); cursor: grab; touch-action: manipulation; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
.chip > .t { align-self: center; min-width: 0; overflow-wrap: anywhere; padding-block: .375em; padding-inline-end: .75em; }
.grip { flex: none; display: grid; place-items: center; width: max(2.75em, 44px); color: var(--ink-2); touch-action: none; }
.pair { border-radius: .5em; }
[data-used] > .t::after { content: " · " attr(data-used); color: var(--ink-2); font-size: max(.8125em, 13px); }
[data-armed], [data-over] { outline: 2px solid var(--accent); outline-offset: 2px; background: var(--accent-wash); }
[data-armed] > .t { font-weight: 600; }
[data-drag] { position: relative; z-index: 2; cursor: grabbing; background: var(--card); box-shadow: 0 .25em 1em rgb(0 0 0 / .25); opacity: .95; }
@media (prefers-reduced-motion: no-preference) {
  [data-sorting] > .step:not([data-drag]) { transition: transform 120ms; }
}
@media (forced-colors: active) {
  .chip { border: 1px solid; }
  [data-drag] { outline: 2px solid Highlight; }
}`;
const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);

/** A pointer that goes no further than this only pressed, in CSS pixels. */
const STILL = 4;
/** So near to an edge of what scrolls, dragging scrolls it, in CSS pixels. */
const EDGE = 56;
/** The fastest that it scrolls, in CSS pixels a frame. */
const FASTEST = 12;

const make = (name, className, text = '') => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};
const textOf = (element) => element?.textContent.trim().replace(/\s+/g, ' ') ?? '';
const placeOf = (step) => [...step.parentElement.children].indexOf(step);
const rowsOf = (pool) => [...pool.parentElement.querySelectorAll('.pair')];
const slide = (element, by) => { element.style.transform = by ? `translateY(${by}px)` : ''; };
const middle = (box) => box.top + box.height / 2;
/** What holds a node, slots and shadow roots included. */
const around = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

/** What scrolls when something in `element` is to come into view. */
const scrollerOf = (element) => {
  const page = document.scrollingElement;
  for (let at = around(element); at && at !== page && at !== document.body; at = around(at)) {
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return page;
};

/**
 * Follows a pressed pointer until it is let go. `drag` has four doors: `begin()`, once the pointer has gone further than a
 * press does; `move(x, y)` in client coordinates, also when something scrolled below it; `drop(x, y)`; and `end()`, last
 * and in any case. Escape, a second finger's cancel and the widget's going away end it without a drop.
 */
const follow = (root, pressed, grip, drag) => {
  const { pointerId: id, clientX, clientY } = pressed;
  grip.setPointerCapture(id);
  const stop = new AbortController();
  let [x, y] = [clientX, clientY];
  let begun = false;
  let frame;
  const end = () => {
    stop.abort();
    cancelAnimationFrame(frame);
    if (begun) drag.end();
  };
  const roll = (scroller) => {
    if (!grip.isConnected) {
      end();
      return;
    }
    const page = scroller === document.scrollingElement;
    const box = page ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
    // The bar with the button covers what is below it.
    const foot = root.querySelector('.foot')?.getBoundingClientRect().top ?? box.bottom;
    const bottom = foot > y ? Math.min(box.bottom, foot) : box.bottom;
    const by = Math.min(0, y - box.top - EDGE) + Math.max(0, y - bottom + EDGE);
    const was = scroller.scrollTop;
    if (by) scroller.scrollBy({ top: Math.max(-FASTEST, Math.min(FASTEST, by / 4)), behavior: 'instant' });
    if (scroller.scrollTop !== was) drag.move(x, y);
    frame = requestAnimationFrame(() => roll(scroller));
  };
  const on = (kind, does) => grip.addEventListener(kind, (event) => {
    // What bubbles up from a part of the grip is not the grip's own.
    if (event.pointerId === id && (event.target === grip || kind !== 'lostpointercapture')) does(event);
  }, { signal: stop.signal });
  on('pointermove', (event) => {
    [x, y] = [event.clientX, event.clientY];
    if (!grip.isConnected) {
      end();
      return;
    }
    if (!begun) {
      if (Math.hypot(x - clientX, y - clientY) <= STILL) return;
      begun = true;
      // So that Escape is heard here: nobody listens to the whole page.
      root.querySelector('[data-role=question]')?.focus({ preventScroll: true });
      drag.begin();
      frame = requestAnimationFrame(() => roll(scrollerOf(grip)));
    }
    drag.move(x, y);
  });
  on('pointerup', (event) => {
    if (begun && grip.isConnected) drag.drop(event.clientX, event.clientY);
    end();
  });
  on('pointercancel', end);
  // A finger that rests a while would open a menu, and the drag would be over.
  grip.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: stop.signal });
  on('lostpointercapture', end);
  root.addEventListener('keydown', (event) => {
    if (!begun || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }, { capture: true, signal: stop.signal });
};

/** Drags a step up and down among the others. */
const sorting = (step, drop) => {
  const list = step.parentElement;
  const steps = [...list.children];
  const from = steps.indexOf(step);
  let to = from;
  let start;
  let boxes;
  let height;
  return {
    begin() {
      start = list.getBoundingClientRect().top;
      boxes = steps.map((each) => each.getBoundingClientRect());
      height = boxes[from].height + Number.parseFloat(getComputedStyle(step).marginBottom);
      step.dataset.drag = list.dataset.sorting = '';
    },
    /** `pressed` is where the pointer was when the drag began. */
    move(pressed, y) {
      const scrolled = start - list.getBoundingClientRect().top;
      const [first, last] = [boxes[0].top, boxes[boxes.length - 1].bottom];
      const own = boxes[from];
      const by = Math.max(first - own.top - 8, Math.min(last - own.bottom + 8, y - pressed + scrolled));
      to = from;
      steps.forEach((each, at) => {
        const passed = at > from ? own.bottom + by > middle(boxes[at]) : own.top + by < middle(boxes[at]);
        const way = at === from || !passed ? 0 : Math.sign(from - at);
        to -= way;
        slide(each, way * height);
      });
      slide(step, by);
    },
    drop: () => { if (to !== from) drop(to); },
    end() {
      for (const each of steps) slide(each, 0);
      delete step.dataset.drag;
      delete list.dataset.sorting;
    },
  };
};

/** Drags a right-hand text onto a pair. */
const carrying = (chip, rows, drop) => {
  const card = chip.closest('fieldset');
  let start;
  let own;
  let room;
  const below = (x, y) => rows().find((row) => {
    const box = row.getBoundingClientRect();
    return y >= box.top && y <= box.bottom && x >= box.left && x <= box.right;
  });
  const mark = (over) => { for (const row of rows()) row.toggleAttribute('data-over', row === over); };
  return {
    begin() {
      room = card.getBoundingClientRect();
      start = room.top;
      own = chip.getBoundingClientRect();
      chip.dataset.drag = '';
    },
    move([pressedX, pressedY], x, y) {
      const scrolled = start - card.getBoundingClientRect().top;
      // It stays in its box sideways, or the page would grow.
      const across = Math.max(room.left - own.left, Math.min(room.right - own.right, x - pressedX));
      const down = Math.max(room.top - own.top, Math.min(room.bottom - own.bottom, y - pressedY + scrolled));
      chip.style.transform = `translate(${across}px, ${down}px)`;
      mark(below(x, y));
    },
    drop(x, y) {
      const row = below(x, y);
      if (row) drop(row);
    },
    end() {
      chip.style.transform = '';
      delete chip.dataset.drag;
      mark();
    },
  };
};

/** Looks after one widget: its shadow root, for as long as it lives. */
export const attend = (root) => {
  const status = make('p', 'sr');
  status.setAttribute('role', 'status');
  root.append(status);
  /** The step that was sent somewhere: it, where it was, and whether the focus goes with it. */
  let sent;
  /** What was tapped first: a right-hand text, or a pair. */
  let armed;
  /** The click that ends a drag is no tap. */
  let dragged = false;

  const arm = (element) => {
    armed?.removeAttribute('data-armed');
    armed = armed === element ? undefined : element;
    if (armed) armed.dataset.armed = '';
  };
  const note = (step) => {
    sent = { step, from: placeOf(step), button: step.contains(root.activeElement) ? root.activeElement : undefined };
  };
  /** Moves a step to a place, from 0, by a button like its own two. */
  const move = (step, to) => {
    note(step);
    const go = make('button', '');
    go.type = 'button';
    go.value = to;
    go.hidden = true;
    step.querySelector('.moves').append(go);
    go.click();
    go.remove();
  };
  const put = (chip, row) => {
    const select = row.querySelector('select');
    select.value = chip.dataset.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    status.textContent = `${textOf(row.querySelector('.t'))}: ${textOf(chip)}`;
    if (armed) arm(armed);
  };

  /** The right-hand texts below the pairs, for taps and dragging; keys and screen readers have the lists. */
  const fill = (fieldset) => {
    const options = [...fieldset.querySelector('select').options].slice(1);
    const texts = options.map((option) => `${option.value} ${option.text}`).join('\n');
    let pool = fieldset.querySelector('.pool');
    if (pool?.texts !== texts) {
      pool?.remove();
      pool = make('div', 'pool');
      pool.texts = texts;
      pool.ariaHidden = 'true';
      pool.append(make('p', 'hint', words.tap));
      for (const { value, text } of options) {
        const chip = make('span', 'chip');
        chip.dataset.value = value;
        chip.append(make('span', 'grip'), make('span', 't', text));
        pool.append(chip);
      }
      fieldset.append(pool);
    }
    const used = rowsOf(pool).map((row) => row.querySelector('select').value);
    for (const chip of pool.querySelectorAll('.chip')) {
      if (used.includes(chip.dataset.value)) chip.dataset.used = words.used;
      else delete chip.dataset.used;
    }
  };

  /** After the widget has drawn: tells where a step went, and sees to the right-hand texts. */
  const look = () => {
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    if (sent?.step.isConnected && placeOf(sent.step) !== sent.from) {
      const { step, from, button } = sent;
      sent = undefined;
      const [to, of] = [placeOf(step), step.parentElement.children.length];
      const [at, name] = [to + 1, textOf(step.querySelector('.t'))];
      status.textContent = to < from ? words.movedUp({ at, of, step: name }) : words.movedDown({ at, of, step: name });
      // A node that is moved loses the focus, and a button that is off cannot keep it.
      if (button) (button.disabled ? step.querySelector('button:enabled') : button)?.focus();
    }
    for (const fieldset of root.querySelectorAll('fieldset:has(> .pair)')) fill(fieldset);
    const keys = root.querySelector('.keys dl:not(:has(.arrows))');
    if (keys && root.querySelector('.moves')) {
      const name = make('dt', 'arrows');
      name.append(make('kbd', '', '↑ ↓'));
      keys.append(name, make('dd', '', words.arrowKeys));
    }
    // What was said of a question is not read below the next one.
    if (status.textContent && !root.querySelector('.moves, .pool')) status.textContent = '';
    if (!armed?.isConnected) armed = undefined;
  };

  root.addEventListener('pointerdown', (event) => {
    dragged = false;
    if (event.button !== 0 || !event.isPrimary) return;
    const { clientX, clientY, target, pointerType } = event;
    const [step, chip] = [target.closest('.step'), target.closest('.chip')];
    if (step && target.closest('.l')) {
      const drag = sorting(step, (to) => move(step, to));
      follow(root, event, target.closest('.l'), { ...drag, move: (_, y) => drag.move(clientY, y) });
    } else if (chip && (pointerType === 'mouse' || target.closest('.grip'))) {
      const drag = carrying(chip, () => rowsOf(chip.parentElement), (row) => put(chip, row));
      follow(root, event, pointerType === 'mouse' ? chip : target.closest('.grip'), {
        ...drag,
        begin() { dragged = true; drag.begin(); },
        move: (x, y) => drag.move([clientX, clientY], x, y),
      });
    }
  });
  root.addEventListener('click', (event) => {
    const { target } = event;
    const button = target.closest('.moves > button');
    if (button && !button.hidden) note(button.closest('.step'));
    const [chip, row] = [target.closest('.chip'), target.closest('.pair')];
    if (dragged || !(chip || row) || target.closest('select')) return;
    event.preventDefault(); // a label opens its list, on some phones at once
    const hit = chip ?? row;
    const fits = armed?.closest('fieldset') === hit.closest('fieldset') && armed.matches('.chip') !== (hit === chip);
    if (fits) put(chip ?? armed, row ?? armed);
    else arm(hit);
  }, { capture: true });
  root.addEventListener('keydown', (event) => {
    const button = event.target.closest('.moves > button');
    if (!button || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = button.closest('.step');
    const last = step.parentElement.children.length - 1;
    const at = placeOf(step);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault(); // it would scroll
    if (to !== at && to >= 0 && to <= last) move(step, to);
  });
  root.addEventListener('change', look);
  new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
  look();
};
