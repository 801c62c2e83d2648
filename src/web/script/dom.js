// What all pages do with the document. Nothing here takes HTML: texts become text nodes.

/** The root element of the page; it carries the texts and where the plugin's files are. */
export const root = document.getElementById('ims');

const texts = JSON.parse(root.dataset.texts);

/** A text in the console's language, with {0}, {1} ... replaced; the key itself when there is none. */
export function text(key, ...values) {
    const pattern = hasText(key) ? texts[key] : key;
    return pattern.replace(/\{(\d+)\}/g, (place, index) => index < values.length ? String(values[index]) : place);
}

export function hasText(key) {
    return Object.hasOwn(texts, key);
}

export function byId(id) {
    return document.getElementById(id);
}

/**
 * Makes an element.
 * @param properties attributes by name; true is an attribute without value, false, null and undefined none; on: listeners by event
 * @param children elements and texts, or lists of them; null and undefined are left out
 */
export function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (name === 'on') {
            for (const [event, listener] of Object.entries(value)) {
                made.addEventListener(event, listener);
            }
        } else if (value === true) {
            made.setAttribute(name, '');
        } else if (value !== false && value !== null && value !== undefined) {
            made.setAttribute(name, String(value));
        }
    }
    made.append(...present(children));
    return made;
}

/** Puts these children in the place of those that there are. */
export function replace(parent, ...children) {
    parent.replaceChildren(...present(children));
}

function present(children) {
    return children.flat(3).filter(child => child !== null && child !== undefined);
}

/** Sets the text only when it is another, so that screen readers say nothing twice and selections stay. */
export function setText(target, value) {
    if (target.textContent !== value) {
        target.textContent = value;
    }
}

/** Calls back once nothing has happened for so many milliseconds. */
export function debounce(millis, callback) {
    let timer = 0;
    return (...values) => {
        clearTimeout(timer);
        timer = setTimeout(() => callback(...values), millis);
    };
}

const LIST = 'imservices.list';

/** Remembers, in this tab, which part of the list is shown: a query that begins with ?, or nothing for all of it. */
export function rememberList(query) {
    sessionStorage.setItem(LIST, query);
}

/** Where the list is, as it was seen last in this tab. */
export function listAddress() {
    return `${root.dataset.base}services${sessionStorage.getItem(LIST) || ''}`;
}

for (const link of document.querySelectorAll('a[data-list]')) {
    link.href = listAddress();
}

const SIGNS = {error: '\u2716', warning: '\u26a0', success: '\u2714', info: '\u2139'};

/**
 * A box with a message. A screen reader says an error at once, the others when it has time.
 * @param kind error, warning, success or info
 */
export function message(kind, ...children) {
    return element('div', {class: `ims-message ims-${kind}`, role: kind === 'error' ? 'alert' : 'status'},
        element('span', {class: 'ims-sign', 'aria-hidden': 'true'}, SIGNS[kind]),
        element('div', {class: 'ims-message-body'}, ...children));
}

/** Shows a message in a box instead of what was there; without children the box becomes empty. */
export function show(box, kind, ...children) {
    replace(box, present(children).length === 0 ? [] : message(kind, ...children));
}

/** Says something to screen readers only. The page has an element #ims-live with aria-live. */
export function announce(words) {
    const live = byId('ims-live');
    if (live) {
        setText(live, words);
    }
}

/**
 * Opens a dialog and waits for the answer: the value of the button that closed it, '' for Escape. The browser puts the focus back
 * to where it was.
 */
export function ask(dialog) {
    return new Promise(resolve => {
        dialog.returnValue = '';
        dialog.addEventListener('close', () => resolve(dialog.returnValue), {once: true});
        dialog.showModal();
    });
}

const DIFF_SIGNS = {ADDED: '+', REMOVED: '\u2212', SAME: ' ', GAP: '\u22ee'};
const DIFF_WORDS = {ADDED: 'diff.added', REMOVED: 'diff.removed'};

/** Shows a difference as the server gives it: [{kind, before, after, text}]. */
export function differences(lines) {
    if (lines.length === 0) {
        return element('p', {class: 'ims-hint'}, text('diff.none'));
    }
    const rows = lines.map(line => element('tr', {class: `ims-diff-${line.kind.toLowerCase()}`},
        element('td', {class: 'ims-diff-number'}, line.before ? String(line.before) : ''),
        element('td', {class: 'ims-diff-number'}, line.after ? String(line.after) : ''),
        element('td', {}, DIFF_SIGNS[line.kind],
            DIFF_WORDS[line.kind] ? element('span', {class: 'ims-hidden'}, text(DIFF_WORDS[line.kind])) : null),
        element('td', {}, line.text)));
    return element('div', {class: 'ims-diff', tabindex: '0', role: 'region', 'aria-label': text('diff.label')},
        element('table', {}, element('tbody', {}, rows)));
}
