// What the pages of text files have in common: the file is loaded, checked as it is typed, compared, saved; nothing typed gets lost.

import {ApiError, get, post} from './api.js';
import {ask, byId, differences, element, replace, root, setText, show, text} from './dom.js';
import {conflictDialog} from './conflict.js';
import {Editor, MOST_PROBLEMS} from './editor.js';

const SIGNS = {error: '\u2716', warning: '\u26a0'};

/** At least so long nothing is typed before the text is checked; longer where a check takes long. */
const PAUSE_MILLIS = 400;

export class TextFile {
    /**
     * @param options call: the path of the calls, 'file' or 'access'; values: sent with each call; mode, label: the editor's;
     * checked: called with the answer of each check; changed: called after each change; saved: called with the answer of a save;
     * question: gives what the question before a save says besides the difference, from the answer of the comparison;
     * obstacle: gives why the text cannot be saved as it is, from the same answer; before: whether a save can begin, as a promise;
     * reveal: shows the text, called before the cursor is put to a place in it; unfinished: whether something is typed elsewhere
     * in the page that is not in the text yet
     */
    constructor({call, values = {}, mode, label, checked = () => {}, changed = () => {}, saved = () => {},
        question = () => [], obstacle = () => null, before = async () => true, reveal = () => {}, unfinished = () => false}) {
        this.call = call;
        this.values = values;
        this.hooks = {checked, changed, saved, question, obstacle, before, reveal, unfinished};
        this.kept = '';
        this.version = '';
        this.busy = false;
        this.checkMillis = 0;
        this.editor = new Editor(byId('ims-editor'),
            {label, help: 'ims-editor-help', mode, changed: () => this.changed()});
        byId('ims-save').addEventListener('click', () => this.save());
        document.addEventListener('keydown', event => this.key(event));
        window.addEventListener('beforeunload', event => {
            if (this.dirty) {
                event.preventDefault();
                event.returnValue = '';
            }
        });
    }

    /** Whether there is something that is not saved. */
    get dirty() {
        return this.editor.text !== this.kept || this.hooks.unfinished();
    }

    /** Fetches the file and begins; the answer. */
    async load() {
        const file = await get(this.call, this.values);
        byId('ims-work').hidden = false;
        this.version = file.version;
        this.kept = file.text;
        this.editor.begin(file.text);
        this.shown(file);
        return file;
    }

    /** A text to begin with instead of the file's, for which nobody needs to be warned. */
    propose(value) {
        this.kept = value;
        this.editor.begin(value);
        this.check();
    }

    key(event) {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
            event.preventDefault();
            if (!document.querySelector('dialog[open]')) {
                this.save();
            }
        }
    }

    changed() {
        setText(byId('ims-state'), this.dirty ? text('file.unsaved') : '');
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.check(), Math.max(PAUSE_MILLIS, 2 * this.checkMillis));
        this.hooks.changed();
    }

    /** Asks what is wrong with the text, and shows it. */
    async check() {
        clearTimeout(this.timer);
        this.checking?.abort();
        const checking = new AbortController();
        this.checking = checking;
        const start = performance.now();
        const checked = this.editor.text;
        try {
            const answer = await post(`${this.call}/check`, {...this.values, text: checked}, checking.signal);
            this.checkMillis = performance.now() - start;
            replace(byId('ims-check-message'));
            // What is said of another text is at the wrong places; a check of this one is on its way.
            if (this.editor.text === checked) {
                this.shown(answer);
            }
        } catch (error) {
            if (error.name !== 'AbortError') {
                show(byId('ims-check-message'), 'warning', element('p', {}, text('file.unchecked')), ...failure(error));
            }
        }
    }

    /** Shows the answer of a check. */
    shown(answer, tell = true) {
        const problems = answer.problems;
        this.editor.mark(problems);
        const errors = problems.filter(problem => problem.severity === 'error').length;
        setText(byId('ims-problems-count'), problems.length === 0 ? text('file.clean')
            : text('file.count', errors, problems.length - errors));
        const rows = problems.slice(0, MOST_PROBLEMS).map(problem => element('li', {}, this.link(problem)));
        if (problems.length > MOST_PROBLEMS) {
            rows.push(element('li', {}, text('file.more', problems.length - MOST_PROBLEMS)));
        }
        replace(byId('ims-problems'), rows);
        if (tell) {
            this.hooks.checked(answer);
        }
    }

    link(problem) {
        return element('button', {type: 'button', class: `ims-link ims-problem-${problem.severity}`,
            on: {click: () => this.goTo(problem.line, problem.column)}},
            element('span', {class: 'ims-sign', 'aria-hidden': 'true'}, SIGNS[problem.severity]),
            ` ${text(`severity.${problem.severity}`)}, ${text('file.place', problem.line, problem.column)}: ${problem.text}`);
    }

    /** Puts the cursor to a place of the text. */
    goTo(line, column) {
        this.hooks.reveal();
        this.editor.goTo(line, column);
    }

    /** Compares, asks, saves. */
    async save() {
        if (this.busy) {
            return;
        }
        this.setBusy(true);
        try {
            replace(byId('ims-message'));
            if (!await this.hooks.before()) {
                return;
            }
            const yours = this.editor.text;
            const compared = await post(`${this.call}/diff`, {...this.values, text: yours});
            if (compared.version !== this.version) {
                // Somebody else has changed it: the answer to the save has all three versions.
                await this.write(yours, this.version);
                return;
            }
            if (compared.differences.length === 0) {
                this.settled(yours, compared.version);
                this.tell('info', text('file.same'));
                return;
            }
            const obstacle = this.hooks.obstacle(compared);
            if (obstacle !== null) {
                show(byId('ims-message'), 'error', obstacle);
                return;
            }
            if (await this.confirm(compared)) {
                await this.write(yours, this.version);
            }
        } catch (error) {
            this.fail(error);
        } finally {
            this.setBusy(false);
        }
    }

    setBusy(busy) {
        this.busy = busy;
        // Not disabled: that would take the focus away.
        byId('ims-save').setAttribute('aria-disabled', String(busy));
    }

    confirm(compared) {
        const dialog = element('dialog', {class: 'ims-wide', 'aria-labelledby': 'ims-ask-title'},
            element('form', {method: 'dialog'},
                element('h2', {id: 'ims-ask-title'}, text('file.ask')),
                this.hooks.question(compared),
                differences(compared.differences),
                element('div', {class: 'ims-buttons'},
                    element('button', {value: 'save', class: 'ims-primary', autofocus: true}, text('file.save')),
                    element('button', {value: ''}, text('file.back')))));
        return asked(dialog).then(answer => answer === 'save');
    }

    async write(yours, version) {
        try {
            const answer = await post(`${this.call}/save`, {...this.values, text: yours, version});
            this.settled(yours, answer.version);
            this.tell('success', answer.applied === false ? text('file.saved.later') : text('file.saved'));
            this.hooks.saved(answer);
        } catch (error) {
            if (!(error instanceof ApiError) || !error.conflict) {
                throw error;
            }
            await this.resolve(error.body, yours);
        }
    }

    async resolve(conflict, yours) {
        const answer = await asked(conflictDialog(conflict));
        if (answer === 'theirs') {
            this.editor.change(conflict.theirs);
            this.settled(conflict.theirs, conflict.version);
            await this.check();
            this.tell('info', text('conflict.taken'));
        } else if (answer === 'yours') {
            await this.write(yours, conflict.version);
        } else {
            this.tell('warning', text('conflict.open'));
        }
    }

    /** What is in the file now. */
    settled(value, version) {
        this.kept = value;
        this.version = version;
        setText(byId('ims-state'), this.dirty ? text('file.unsaved') : '');
    }

    tell(kind, words) {
        show(byId('ims-message'), kind, words);
        byId('ims-message').scrollIntoView({block: 'nearest'});
    }

    fail(error) {
        const details = Object.values(error.body?.fields ?? {}).flat().map(problem => element('li', {}, problem.text));
        show(byId('ims-message'), 'error', ...failure(error), details.length > 0 ? element('ul', {}, details) : null);
        byId('ims-message').scrollIntoView({block: 'nearest'});
        if (!(error instanceof ApiError)) {
            throw error;
        }
    }
}

/** What is said about a call that failed, and the way out where there is one. */
export function failure(error) {
    return [element('p', {}, error.message),
        error.lostSession ? element('p', {}, element('a', {href: loginAddress(), target: '_blank', rel: 'noopener'}, text('file.login'))) : null];
}

/** The console's own page, which asks who is not logged in. */
function loginAddress() {
    return new URL('../../index.jsp', new URL(root.dataset.base, location.href)).href;
}

/** Shows a dialog that is not in the page yet, and takes it away when it is answered. */
export async function asked(dialog) {
    root.append(dialog);
    try {
        return await ask(dialog);
    } finally {
        dialog.remove();
    }
}

/** Shows why a page cannot show anything. */
export function refuse(error) {
    show(byId('ims-message'), 'error', ...failure(error));
}
