// Where the peer benchmark finds things in the player. Before the element is ready there is nothing to find.
/* oxlint-disable unicorn/consistent-function-scoping, no-underscore-dangle -- a block, because the page's names are its own; the name is the benchmark's */
{
  const all = (selector) => [...(document.querySelector('pop-quiz')?.shadowRoot?.querySelectorAll(selector) ?? [])];
  const text = (role) => all(`[data-role=${role}]`)[0]?.textContent ?? '';
  // The inputs are there for the keyboard and for screen readers, one pixel wide; what is seen and clicked is the label.
  const radios = () => all('label.choice input[type=radio]');
  window.__peer = {
    options: () => radios().map((radio) => radio.closest('label')),
    selected: (i) => radios()[i].checked,
    commit: () => all('[data-role=check]')[0],
    state: () => `${text('question')}\n${text('feedback')}`,
    next: () => all('[data-role=next]')[0],
  };
}
