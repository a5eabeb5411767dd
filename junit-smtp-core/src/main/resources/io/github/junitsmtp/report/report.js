(() => {
  'use strict';

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Explanations: on hover and focus for a moment, by click or Enter until Escape or a click elsewhere.

  const card = document.getElementById('explanation');
  let owner = null;
  let pinned = false;

  function explain(button, pin) {
    hide();
    owner = button;
    pinned = pin;
    const entry = document.getElementById(button.dataset.code);
    card.replaceChildren(...[...entry.childNodes].map(node => node.cloneNode(true)));
    card.className = entry.className;
    card.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    place(button.getBoundingClientRect());
  }

  function place(at) {
    const gap = 8;
    const width = document.documentElement.clientWidth;
    const left = Math.max(gap, Math.min(at.left, width - card.offsetWidth - gap));
    const below = at.bottom + gap + card.offsetHeight <= innerHeight || at.top < card.offsetHeight + gap;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom + gap : at.top - gap - card.offsetHeight) + scrollY}px`;
  }

  function hide() {
    if (owner) {
      owner.setAttribute('aria-expanded', 'false');
    }
    owner = null;
    pinned = false;
    card.hidden = true;
  }

  const codeAt = event => event.target.closest?.('button.code');

  document.addEventListener('click', event => {
    const button = codeAt(event);
    if (button) {
      if (pinned && owner === button) {
        hide();
      } else {
        explain(button, true);
      }
    } else if (!card.contains(event.target)) {
      hide();
    }
  });
  document.addEventListener('pointerover', event => {
    const button = codeAt(event);
    if (event.pointerType === 'mouse' && button && !pinned) {
      explain(button, false);
    }
  });
  document.addEventListener('pointerout', event => {
    if (!pinned && codeAt(event) && !card.contains(event.relatedTarget)) {
      hide();
    }
  });
  document.addEventListener('focusin', event => {
    const button = codeAt(event);
    if (button && !pinned && button.matches(':focus-visible')) {
      explain(button, false);
    }
  });
  document.addEventListener('focusout', event => {
    if (!pinned && codeAt(event)) {
      hide();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && owner) {
      hide();
    }
  });

  // What is folded away is text, and becomes part of the page when its card is opened.

  function unfold(item) {
    const folded = item.querySelector(':scope > noscript');
    if (item.open && folded) {
      const template = document.createElement('template');
      template.innerHTML = folded.textContent;
      folded.replaceWith(template.content);
    }
  }

  document.addEventListener('toggle', event => {
    if (event.target.matches('.card')) {
      unfold(event.target);
    }
  }, true);

  // Previews are as high as what is in them.

  const HIGHEST = 6000;

  function fit(frame) {
    const content = frame.contentDocument && frame.contentDocument.documentElement;
    if (content && frame.offsetParent) {
      frame.style.height = '0';
      frame.style.height = `${Math.min(content.scrollHeight + 2, HIGHEST)}px`;
    }
  }

  const previews = () => all('.mail[open] iframe');

  document.addEventListener('load', event => {
    if (event.target.matches && event.target.matches('.mail iframe')) {
      fit(event.target);
    }
  }, true);
  addEventListener('resize', () => previews().forEach(fit));

  // Tabs, with one stop for the Tab key and arrows between them.

  function select(tab) {
    for (const other of all('[role=tab]', tab.parentElement)) {
      const selected = other === tab;
      other.setAttribute('aria-selected', String(selected));
      other.tabIndex = selected ? 0 : -1;
      document.getElementById(other.getAttribute('aria-controls')).hidden = !selected;
    }
  }

  document.addEventListener('click', event => {
    const tab = event.target.closest('[role=tab]');
    if (tab) {
      select(tab);
      previews().forEach(fit);
    }
  });
  document.addEventListener('keydown', event => {
    if (!event.target.matches('[role=tab]')) {
      return;
    }
    const tabs = all('[role=tab]', event.target.parentElement);
    const at = tabs.indexOf(event.target);
    const next = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      select(tabs[next]);
      tabs[next].focus();
    }
  });

  // Links within the page open what they lead to.

  function reveal(hash) {
    const id = decodeURIComponent(hash.slice(1));
    const card = document.getElementById(id.replace(/^(mail-\d+)-.*/, '$1'));
    if (card && card.matches('details.mail')) {
      card.open = true;
      unfold(card);
    }
    const target = id && document.getElementById(id);
    const item = target && target.closest('details');
    if (item) {
      item.hidden = false;
      item.open = true;
      unfold(item);
    }
    const panel = target && target.closest('[role=tabpanel]');
    if (panel) {
      select(document.getElementById(panel.getAttribute('aria-labelledby')));
    }
    if (target) {
      target.scrollIntoView(panel ? {block: 'center'} : true);
      all('.numbered .named').forEach(line => line.classList.remove('named'));
      target.classList.toggle('named', target.matches('.numbered > span'));
    }
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      reveal(link.hash);
    }
  });
  addEventListener('hashchange', () => reveal(location.hash));

  // The filter looks through dialogues and mails as a whole.

  const filter = document.querySelector('.filter input');
  const found = document.querySelector('.filter output');
  const texts = new Map();

  function textOf(item) {
    if (!texts.has(item)) {
      const folded = item.querySelector(':scope > noscript');
      const content = folded ? new DOMParser().parseFromString(folded.textContent, 'text/html').body : item;
      texts.set(item, `${item.querySelector('summary').textContent}\n${content.textContent}`.toLowerCase());
    }
    return texts.get(item);
  }

  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    const counts = {session: 0, mail: 0};
    for (const item of all('.session, .mail')) {
      item.hidden = wanted !== '' && !textOf(item).includes(wanted);
      counts[item.classList.contains('mail') ? 'mail' : 'session'] += item.hidden ? 0 : 1;
    }
    for (const bar of all('.bars a')) {
      bar.parentElement.hidden = document.getElementById(bar.hash.slice(1)).hidden;
    }
    found.textContent = wanted === '' ? '' : `sessions: ${counts.session}, mails: ${counts.mail}`;
  });

  addEventListener('beforeprint', () => all('.successes').forEach(codes => { codes.open = true; }));
  addEventListener('beforeprint', () => all('.session:not([hidden])').slice(0, 50).forEach(session => { session.open = true; }));

  all('.card[open]').forEach(unfold);
  reveal(location.hash);
})();
