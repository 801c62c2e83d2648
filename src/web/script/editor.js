// A text editor with line numbers and marks at problems: CodeMirror 5, which the page loads as a script before this one.

import {announce, element, text} from './dom.js';

const GUTTER = 'ims-gutter';

/** How many problems are marked and listed; nobody mends more than that at once. */
export const MOST_PROBLEMS = 200;

const SIGNS = {error: '\u2716', warning: '\u26a0'};

export class Editor {
    /**
     * @param place the element it is put into
     * @param options label: what screen readers call it; help: the id of the element that explains it; mode: CodeMirror's name of
     * the kind of text; changed: called after each change but those of begin
     */
    constructor(place, {label, help, mode, changed}) {
        this.problems = new Map();
        this.marks = [];
        this.mirror = window.CodeMirror(place, {
            mode,
            theme: 'ims',
            lineNumbers: true,
            lineWrapping: true,
            gutters: [GUTTER, 'CodeMirror-linenumbers'],
            // The text itself is in the document, for screen readers and for phones.
            inputStyle: 'contenteditable',
            screenReaderLabel: label,
            spellcheck: false,
            undoDepth: 2000,
            // Tab goes on to the next control: whoever has no mouse must be able to leave.
            extraKeys: {'Tab': false, 'Shift-Tab': false},
        });
        const field = this.mirror.getInputField();
        field.setAttribute('role', 'textbox');
        field.setAttribute('aria-multiline', 'true');
        field.setAttribute('aria-describedby', help);
        this.mirror.on('change', (mirror, change) => {
            if (change.origin !== 'setValue') {
                changed();
            }
        });
        this.mirror.on('cursorActivity', () => this.sayProblem());
        this.mirror.on('focus', () => this.sayProblem());
    }

    get text() {
        return this.mirror.getValue();
    }

    /** Begins anew with a text: there is nothing to undo. */
    begin(value) {
        this.mirror.setValue(value);
        this.mirror.clearHistory();
    }

    /** Puts another text in, which can be undone. Only what differs is replaced, so that the cursor stays where it can. */
    change(value) {
        const before = this.text;
        if (before === value) {
            return;
        }
        let start = 0;
        const shorter = Math.min(before.length, value.length);
        while (start < shorter && before[start] === value[start]) {
            start++;
        }
        let same = 0;
        while (same < shorter - start && before[before.length - 1 - same] === value[value.length - 1 - same]) {
            same++;
        }
        this.mirror.replaceRange(value.slice(start, value.length - same),
            this.mirror.posFromIndex(start), this.mirror.posFromIndex(before.length - same));
    }

    get lines() {
        return this.text.split('\n');
    }

    /** The line of the cursor, from 0. */
    get line() {
        return this.mirror.getCursor().line;
    }

    /** Puts some lines below a line (from 0; -1 stands for the top), set off by empty lines, and the cursor at their first. */
    insertBelow(line, lines) {
        if (line < 0) {
            this.mirror.replaceRange(`${lines}\n\n`, {line: 0, ch: 0});
            this.goTo(1, 1);
            return;
        }
        const content = this.mirror.getLine(line);
        const isSetOff = content === '' && (line === 0 || this.mirror.getLine(line - 1) === '');
        const above = content !== '' ? '\n\n' : isSetOff ? '' : '\n';
        const below = line + 1 < this.mirror.lineCount() && this.mirror.getLine(line + 1) !== '' ? '\n' : '';
        this.mirror.replaceRange(above + lines + below, {line, ch: content.length});
        this.goTo(line + 1 + above.length, 1);
    }

    /** Puts the cursor at a place, counted from 1 in characters, shows it and gives it the focus. */
    goTo(line, column) {
        const at = Math.min(Math.max(line - 1, 0), this.mirror.lineCount() - 1);
        this.mirror.setCursor({line: at, ch: units(this.mirror.getLine(at), column)});
        this.mirror.scrollIntoView(null, 120);
        this.mirror.focus();
    }

    focus() {
        this.mirror.focus();
    }

    /** Has to be called when it is shown after it was hidden. */
    refresh() {
        this.mirror.refresh();
    }

    /** Marks problems, [{severity, line, column, text}], instead of those before. */
    mark(problems) {
        this.mirror.operation(() => {
            this.mirror.clearGutter(GUTTER);
            this.marks.forEach(mark => mark.clear());
            this.marks = [];
            this.problems = new Map();
            for (const problem of problems.slice(0, MOST_PROBLEMS)) {
                const line = Math.min(problem.line, this.mirror.lineCount()) - 1;
                this.problems.set(line, [...this.problems.get(line) ?? [], problem]);
                this.marks.push(this.underline(line, problem));
            }
            for (const [line, those] of this.problems) {
                this.mirror.setGutterMarker(line, GUTTER, sign(those));
            }
        });
        this.sayProblem();
    }

    underline(line, problem) {
        const content = this.mirror.getLine(line);
        // What is wrong at the end of a line has nothing behind it that could be underlined.
        const start = Math.min(units(content, problem.column), Math.max(content.length - 1, 0));
        return this.mirror.markText({line, ch: start}, {line, ch: content.length},
            {className: `ims-mark-${problem.severity}`, attributes: {title: words([problem])}});
    }

    /** The gutter is not read out; so the problems of the line are told when the cursor comes to it. */
    sayProblem() {
        const those = this.mirror.hasFocus() ? this.problems.get(this.mirror.getCursor().line) : undefined;
        const said = those ? words(those) : '';
        if (said !== this.said) {
            this.said = said;
            announce(said);
        }
    }
}

/** The index in UTF-16 of a column in characters, from 1. */
function units(content, column) {
    let index = 0;
    for (let character = 1; character < column && index < content.length; character++) {
        index += content.codePointAt(index) > 0xFFFF ? 2 : 1;
    }
    return index;
}

function words(problems) {
    return problems.map(problem => `${text(`severity.${problem.severity}`)}: ${problem.text}`).join('\n');
}

function sign(problems) {
    const severity = problems.some(problem => problem.severity === 'error') ? 'error' : 'warning';
    return element('span', {class: `ims-gutter-${severity}`, title: words(problems)},
        element('span', {'aria-hidden': 'true'}, SIGNS[severity]),
        element('span', {class: 'ims-hidden'}, words(problems)));
}
