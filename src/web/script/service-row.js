// One service of the list. Its elements stay the same while it is there; an update changes only what differs.

import {element, replace, root, setText, text} from './dom.js';

const SIGNS = {running: '\u2714', degraded: '\u26a0', failed: '\u2716', disabled: '\u25cb', starting: '\u2026', '': '\u2026'};

/** Longer reasons are folded. */
const SHORT = 140;

export class Row {
    /**
     * @param act called with the name of an action and this row
     */
    constructor(data, act) {
        this.act = act;
        this.busy = false;
        this.cells = {};
        for (const name of ['name', 'category', 'type', 'browse', 'access', 'state', 'users']) {
            this.cells[name] = element('td', {role: 'cell', 'data-label': text(`column.${name}`), class: `ims-cell-${name}`});
        }
        this.link = element('a', {});
        this.header = element('th', {scope: 'row', role: 'rowheader', class: 'ims-cell-domain'}, this.link);
        this.sign = element('span', {'aria-hidden': 'true', class: 'ims-sign'});
        this.word = element('span', {});
        this.state = element('span', {class: 'ims-state'}, this.sign, ' ', this.word);
        this.since = element('span', {class: 'ims-hint'});
        this.reason = element('div', {class: 'ims-reason'});
        replace(this.cells.state, this.state, ' ', this.since, this.reason);
        this.actions = element('td', {role: 'cell', class: 'ims-actions', 'data-label': text('column.actions')});
        this.element = element('tr', {role: 'row'}, this.header, ...Object.values(this.cells), this.actions);
        this.makeActions();
        this.update(data);
    }

    get domain() {
        return this.data.domain;
    }

    makeActions() {
        this.edit = element('a', {class: 'ims-button'}, text('edit'));
        this.toggle = element('button', {type: 'button', on: {click: () => this.act(this.data.enabled ? 'disable' : 'enable', this)}});
        this.restart = element('button', {type: 'button', on: {click: () => this.act('restart', this)}}, text('restart'));
        this.copy = element('a', {class: 'ims-button'}, text('copy'));
        this.remove = element('button', {type: 'button', on: {click: () => this.act('delete', this)}}, text('delete'));
        replace(this.actions, element('div', {class: 'ims-row-buttons'}, this.edit, this.toggle, this.restart, this.copy, this.remove));
    }

    setBusy(busy) {
        this.busy = busy;
        // Not disabled: the focus would be lost.
        for (const button of [this.toggle, this.restart, this.remove]) {
            button.setAttribute('aria-disabled', String(busy));
        }
        this.element.classList.toggle('ims-busy', busy);
    }

    /** Shows the data; what a screen reader should say of the change, or nothing. */
    update(data) {
        const before = this.data;
        this.data = data;
        if (before && JSON.stringify(before) === JSON.stringify(data)) {
            return null;
        }
        setText(this.link, data.domain);
        const query = encodeURIComponent(data.domain);
        // A second section of the same name can only be told apart in the file: the name means the first.
        const isSecond = data.state === '' && data.problems.some(problem => problem.severity === 'error');
        this.link.href = root.dataset.base + (isSecond ? `services-file?line=${data.line}` : `service?domain=${query}`);
        this.edit.href = this.link.href;
        [this.toggle, this.copy, this.remove].forEach(button => {
            button.hidden = isSecond;
        });
        this.copy.href = `${root.dataset.base}service?copy=${query}`;
        for (const name of ['name', 'category', 'type']) {
            setText(this.cells[name], data[name]);
        }
        setText(this.cells.browse, data.browse || 'public');
        setText(this.cells.users, data.users === undefined ? '' : String(data.users));
        this.showAccess(data.access);
        this.showState(data);
        this.showNames(data);
        return before && before.state !== data.state ? text('changed', data.domain, text(`state.${data.state || 'unknown'}`)) : null;
    }

    showAccess(path) {
        if (path === '') {
            replace(this.cells.access, text('access.everybody'));
        } else {
            replace(this.cells.access, element('a', {href: `${root.dataset.base}access-file?path=${encodeURIComponent(path)}`}, path));
        }
    }

    showState(data) {
        setText(this.sign, SIGNS[data.state] || SIGNS['']);
        setText(this.word, text(`state.${data.state || 'unknown'}`));
        this.state.className = `ims-state ims-state-${data.state || 'unknown'}`;
        setText(this.since, data.since ? text('since', ago(data.since)) : '');
        this.since.title = data.since ? new Date(data.since).toLocaleString(root.lang) : '';
        const shown = JSON.stringify([data.reason, data.problems]);
        if (this.shownReason !== shown) {
            this.shownReason = shown;
            replace(this.reason, reasonOf(isRepeated(data) ? '' : data.reason), data.problems.map(problemOf));
        }
    }

    showNames(data) {
        setText(this.toggle, text(data.enabled ? 'disable' : 'enable'));
        for (const [button, key] of [[this.edit, 'edit'], [this.toggle, data.enabled ? 'disable' : 'enable'],
            [this.restart, 'restart'], [this.copy, 'copy'], [this.remove, 'delete']]) {
            button.setAttribute('aria-label', text('action', text(key), data.domain));
        }
        this.restart.hidden = !data.enabled || data.state === '';
    }
}

/** Whether the reason is nothing but what is said of the section's lines. */
function isRepeated(data) {
    return data.state === 'failed' && data.problems.some(problem => data.reason.includes(problem.text));
}

function reasonOf(reason) {
    if (reason === '') {
        return null;
    }
    if (reason.length <= SHORT) {
        return element('p', {}, reason);
    }
    return element('details', {}, element('summary', {}, `${reason.slice(0, SHORT - 40)}\u2026`), element('p', {}, reason));
}

function problemOf(problem) {
    return element('p', {class: problem.severity === 'error' ? 'ims-problem' : 'ims-problem ims-odd'},
        element('a', {href: `${root.dataset.base}services-file?line=${problem.line}`}, text('line', problem.line)), ' ', problem.text);
}

/** A time as people say it: the clock today, the date else. */
function ago(millis) {
    const time = new Date(millis);
    const today = time.toDateString() === new Date().toDateString();
    return today ? time.toLocaleTimeString(root.lang) : time.toLocaleDateString(root.lang);
}
