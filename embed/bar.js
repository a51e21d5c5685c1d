// @ts-check
/**
 * The follow bar on another site's page. src/web/embed/script.ts serves this function as an expression that is called
 * at once with the publication's settings and, if the owner offers topics, with the result of topics.js.
 * It stores nothing, and requests nothing from Postrider before a reader opens the form or the code.
 * @param {import('../src/web/embed/bar-settings.ts').BarSettings} settings
 * @param {ReturnType<typeof import('./topics.js').default>} [topics] makes the fields that ask for them
 */
export default (settings, topics = () => []) => {
  const { base, slug, site, words, css } = settings;

  /**
   * The tag that loaded this script; null if another script contains it, as bundled scripts do.
   * @type {any}
   */
  const script = document.currentScript;
  /** @type {HTMLScriptElement | null} */
  const tag = script?.src?.toLowerCase().includes(`/embed/${slug}.js`) ? script : null;

  /**
   * Returns a web address, or null: pages can be opened from a disk, and links can contain anything.
   * @param {string | undefined} url
   */
  const web = (url) => (/^https?:/.test(url ?? '') ? url : null);

  /** The address to share: the page's canonical address if it has one. */
  const page = () => ({
    url:
      web(/** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'))?.href) ??
      web(location.href.split('#')[0]) ??
      site,
    title: document.title,
  });

  /**
   * An element with attributes (`on…` is a listener) and content. No HTML is parsed, so that no policy forbids it.
   * @template {string} Name
   * @param {Name} name
   * @param {Record<string, any>} attributes
   * @param {...(Node | string)} content
   * @returns {Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement}
   */
  function make(name, attributes, ...content) {
    /** @type {any} */
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    }
    element.append(...content);
    return element;
  }

  /**
   * A link out of this page.
   * @param {string | undefined} href
   * @param {Node | string} content
   * @param {Record<string, string>} [attributes]
   */
  const away = (href, content, attributes) =>
    make('a', { href, target: '_blank', rel: 'noopener', ...attributes }, content);

  /**
   * A drawing of one path.
   * @param {string} path
   */
  function drawing(path) {
    const [svg, line] = ['svg', 'path'].map((name) =>
      document.createElementNS('http://www.w3.org/2000/svg', name),
    );
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }

  /**
   * Sends a request to Postrider. Fails if a policy of the page, or the network, blocks it.
   * @param {string} path
   * @param {RequestInit} [options]
   */
  const ask = (path, options) => fetch(base + path, { credentials: 'omit', cache: 'no-store', ...options });

  /**
   * Returns whether the page is dark: the tag's setting decides, else the background behind the bar, else the browser's
   * preference.
   * @param {HTMLElement} host
   * @param {string | undefined} theme
   */
  function isDark(host, theme) {
    if (theme) return theme === 'dark';
    const grounds = [];
    for (let behind = host.parentElement; behind; behind = behind.parentElement)
      grounds.push(getComputedStyle(behind).backgroundColor);
    for (const ground of [...grounds, getComputedStyle(host).outlineColor]) {
      /** @type {any} */
      const [red, green, blue, alpha = 1] = ground.match(/[\d.]+/g) ?? [];
      if (/^rgb/.test(ground) && alpha > 0.5) return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
    }
    return dark.matches;
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');

  /**
   * One bar, with a state of its own.
   * @param {string | undefined} theme
   */
  function build(theme) {
    const host = make('postrider-bar', {});
    const root = host.attachShadow({ mode: 'closed' });
    if (root.adoptedStyleSheets) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    } else root.append(make('style', {}, css));

    const row = make('div', { class: 'row' });
    const panel = make('div', { class: 'panel', id: 'panel', hidden: '' });
    const said = make('div', { class: 'said', role: 'status' });
    const bar = make(
      'div',
      { class: 'bar', role: 'group', 'aria-label': words.bar, lang: words.lang },
      row,
      panel,
      said,
    );
    root.append(bar);

    /**
     * The button whose panel is open.
     * @type {HTMLElement | null | undefined}
     */
    let opener;
    /**
     * @param {HTMLElement} button
     * @param {...(Node | string)} content
     */
    function open(button, ...content) {
      close();
      say();
      opener = button;
      button.setAttribute('aria-expanded', 'true');
      const named = { class: 'icon close', 'aria-label': words.close };
      const leave = make(
        'button',
        { type: 'button', ...named, onclick: close },
        drawing('M5 5l14 14M19 5L5 19'),
      );
      panel.replaceChildren(...content, leave);
      panel.hidden = false;
    }
    function close() {
      panel.hidden = true;
      opener?.setAttribute('aria-expanded', 'false');
      opener?.focus();
      opener = null;
    }
    /**
     * Shows a message in place, visibly and to screen readers.
     * @param {...(Node | string)} content
     */
    const say = (...content) => said.replaceChildren(...content);
    /** @param {import('../src/web/embed/bar-settings.ts').BarAnswer} answer */
    const tell = ({ title, lead, notes = [] }) => [
      make('h2', {}, title),
      make('p', {}, lead),
      ...notes.map((note) => make('p', { class: 'small' }, note)),
    ];
    bar.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && opener) {
        event.stopPropagation();
        close();
      }
    });

    /**
     * The form is made at the first opening and keeps what was typed.
     * @type {HTMLFormElement & { elements: Record<'email' | 'timezone' | 'stamp', HTMLInputElement> }}
     */
    let form;
    /** @type {Promise<{ stamp: string }>} */
    let stamp;
    /** @type {HTMLElement} */
    let asker;
    let busy = false;
    const problem = make('p', { class: 'problem', id: 'problem' });
    /** @param {HTMLElement} button */
    function follow(button) {
      stamp = ask(`/embed/${slug}/stamp`).then((response) => response.json());
      stamp.catch(() => {});
      asker = button;
      form ??= makeForm();
      open(button, form);
      form.elements.email.focus();
    }

    /**
     * @param {string} id
     * @param {string} words
     * @param {...Node} content
     */
    const label = (id, words, ...content) => make('label', { for: id }, words, ...content);
    /**
     * @param {string} name
     * @param {string} value
     */
    const hidden = (name, value) => make('input', { type: 'hidden', name, value });

    /** @returns {any} */
    function makeForm() {
      const typing = { name: 'email', inputmode: 'email', autocomplete: 'email', autocapitalize: 'none' };
      const email = make('input', {
        id: 'email',
        ...typing,
        spellcheck: 'false',
        'aria-describedby': 'problem',
      });
      const options = settings.cadences.map(([value, name]) => make('option', { value }, name));
      const cadence = make('select', { id: 'cadence', name: 'cadence' }, ...options);
      cadence.value = settings.cadence;
      const trap = make('input', { id: 'trap', name: settings.trap, tabindex: '-1', autocomplete: 'off' });
      return make(
        'form',
        {
          method: 'post',
          action: `${base}/follow/${slug}`,
          target: '_blank',
          novalidate: '',
          onsubmit: send,
        },
        make('div', { class: 'field wide' }, label('email', words.address), problem, email),
        make('div', { class: 'field' }, label('cadence', words.cadence), cadence),
        ...topics(make),
        make('button', {}, words.button),
        make('p', { class: 'small' }, words.promise),
        make('div', { class: 'trap', 'aria-hidden': 'true' }, label('trap', words.trap), trap),
        hidden('timezone', Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''),
        hidden('stamp', ''),
      );
    }

    /**
     * Sends the form from here; if that is blocked, submits it as an ordinary form into a new tab.
     * @param {Event} [event]
     */
    async function send(event) {
      event?.preventDefault();
      if (busy) return;
      busy = true;
      form.setAttribute('aria-busy', String(busy));
      const answer = await post().catch(() => null);
      busy = false;
      form.setAttribute('aria-busy', String(busy));
      // The reader may have closed the panel meanwhile.
      if (!form.isConnected || !opener) open(asker, form);
      if (answer) return take(answer);
      form.submit();
      say(make('p', {}, away(form.action, words.goesOn)));
    }

    /** @returns {Promise<import('../src/web/embed/bar-settings.ts').BarAnswer>} */
    async function post() {
      form.elements.stamp.value ||= (await stamp).stamp;
      const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
      const headers = { Accept: 'application/json' };
      return (await ask(`/follow/${slug}`, { method: 'POST', headers, body })).json();
    }

    /**
     * Handles Postrider's answer.
     * @param {import('../src/web/embed/bar-settings.ts').BarAnswer} answer
     */
    function take(answer) {
      const { email, timezone, stamp } = form.elements;
      const { kind, problems = {} } = answer;
      say();
      // Only this browser knows the time zone, so UTC is sent; the reader can change it later.
      if (problems.timezone) timezone.value = '';
      problem.textContent = Object.values(problems)[0] ?? '';
      email.setAttribute('aria-invalid', String(kind === 'wrong'));
      if (kind === 'wrong') return email.focus();
      if (kind === 'again') {
        stamp.value = answer.stamp;
        const again = make('button', { type: 'button', onclick: () => send() }, answer.button);
        open(asker, ...tell(answer), again);
        return again.focus();
      }
      if (kind === 'check-mail') {
        email.value = '';
        close();
      }
      say(...tell(answer));
    }

    /**
     * Shares the page with the device's own dialog, or copies the address if there is none.
     * @param {HTMLElement} button
     */
    async function share(button) {
      const shared = page();
      close();
      say();
      const done = await navigator.share?.(shared).then(
        () => true,
        ({ name }) => name === 'AbortError',
      );
      if (done) return;
      try {
        await navigator.clipboard.writeText(shared.url);
        say(words.copied);
      } catch {
        const link = make('input', { id: 'link', readonly: '', value: shared.url });
        open(button, label('link', words.copyByHand, link));
        link.select();
      }
    }

    /**
     * Shows an address as a code for WeChat.
     * @param {HTMLElement} button
     * @param {string} url
     */
    function showCode(button, url) {
      const src = `${base}/embed/${slug}/qr.svg?url=${encodeURIComponent(url)}`;
      const image = make('img', { src, alt: words.codeAlt + url });
      image.onerror = () => image.replaceWith(away(src, words.openCode));
      open(button, make('div', { class: 'code' }, image, make('p', {}, words.scan)));
      /** @type {HTMLElement} */ (panel.lastChild).focus();
    }

    /**
     * A button that opens its panel, or closes it.
     * @param {Record<string, string>} attributes
     * @param {(button: HTMLElement) => void} act
     * @param {...(Node | string)} content
     */
    function toggle(attributes, act, ...content) {
      const button = make('button', { type: 'button', ...attributes }, ...content);
      button.addEventListener('click', () => (opener === button ? close() : act(button)));
      return button;
    }
    const expands = { 'aria-expanded': 'false', 'aria-controls': 'panel' };

    /**
     * One place of the bar.
     * @param {import('../src/web/embed/bar-settings.ts').BarItem} item
     */
    function item({ name, path, label, url, start, text }) {
      const icon = drawing(path);
      if (name === 'email') return toggle({ class: 'follow', ...expands }, follow, icon, label);
      const named = { class: `icon ${name}`, 'aria-label': label, title: label };
      if (name === 'share') return toggle(named, share, icon);
      if (name === 'wechat')
        return toggle({ ...named, ...expands }, (it) => showCode(it, url ?? page().url), icon);
      const link = away(url ?? start, icon, named);
      // A page can change its title and address, so the link is built when it is used.
      const fill = () => {
        const shared = page();
        link.href = start + encodeURIComponent(text ? `${shared.title} ${shared.url}` : shared.url);
      };
      if (!url) for (const use of ['pointerenter', 'focus']) link.addEventListener(use, fill);
      return link;
    }
    const [email, ...others] = settings.items.map(item);
    row.append(email, make('div', { class: 'icons' }, ...others));

    const paint = () => bar.classList.toggle('dark', isDark(host, theme));
    dark.addEventListener('change', paint);
    addEventListener('load', paint);
    return { host, paint };
  }

  /** Puts a bar where the tag stands, else into the places marked for it, else at the end of the article or page. */
  function place() {
    const theme = tag?.dataset.theme;
    /** @param {(host: HTMLElement) => void} how */
    const put = (how, themed = theme) => {
      const { host, paint } = build(themed);
      how(host);
      paint();
    };
    if (tag && !document.head.contains(tag)) return put((host) => tag.after(host));
    /** @type {any[]} */
    const marked = [...document.querySelectorAll(`[data-postrider="${slug}"]`)];
    const free = marked.filter((mark) => !mark.querySelector('postrider-bar'));
    for (const mark of free) put((host) => mark.append(host), mark.dataset.theme ?? theme);
    if (marked.length) return;
    const articles = document.querySelectorAll('article');
    put((host) => (articles.length === 1 ? articles[0] : document.body).append(host));
  }
  const later = document.readyState === 'loading' && (!tag || document.head.contains(tag));
  if (later) addEventListener('DOMContentLoaded', place);
  else place();
};
