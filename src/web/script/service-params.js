// The parameters as one line and as named fields: two views of the same thing. The line is the truth; a field changes its own piece
// of it and leaves the others as they are written.

import {byId, element, replace, text} from './dom.js';

/** Splits at ; where no backslash takes its meaning. The pieces keep their backslashes. */
function split(line) {
    const pieces = [''];
    for (let at = 0; at < line.length; at++) {
        if (line[at] === '\\' && at + 1 < line.length) {
            pieces[pieces.length - 1] += line[at] + line[at + 1];
            at++;
        } else if (line[at] === ';') {
            pieces.push('');
        } else {
            pieces[pieces.length - 1] += line[at];
        }
    }
    return pieces;
}

const unescape = piece => piece.replace(/\\([;\\])/g, '$1');
const escape = value => value.replace(/([;\\])/g, '\\$1');

function keyOf(piece) {
    const equals = piece.indexOf('=');
    return equals < 0 ? null : unescape(piece.slice(0, equals).trim());
}

/** The value of a key; null when the line does not have it. */
export function valueIn(line, key) {
    const piece = split(line).find(each => keyOf(each) === key);
    return piece === undefined ? null : unescape(piece.slice(piece.indexOf('=') + 1).trim());
}

/** The line with another value of a key; null takes the key out. */
export function withValue(line, key, value) {
    const pieces = line.trim() === '' ? [] : split(line);
    const at = pieces.findIndex(each => keyOf(each) === key);
    const piece = `${escape(key)}=${escape(value || '')}`;
    if (value === null) {
        if (at >= 0) {
            pieces.splice(at, 1);
        }
    } else if (at >= 0) {
        pieces[at] = piece;
    } else {
        pieces.push(piece);
    }
    return pieces.join(';');
}

const TRUE = ['1', 'true', 'yes', 'on'];
const FALSE = ['0', 'false', 'no', 'off'];

/** One named field. */
class Field {
    constructor(parameter, changed) {
        this.parameter = parameter;
        this.changed = changed;
        const id = `f-params-${parameter.key}`;
        this.control = this.makeControl(id);
        this.control.addEventListener('input', () => changed(parameter.key, this.control.value === '' ? null : this.control.value));
        const hint = parameter.help ? element('p', {class: 'ims-hint', id: `h-params-${parameter.key}`}, parameter.help) : null;
        this.problem = element('div', {id: `p-params.${parameter.key}`, class: 'ims-problems', 'aria-live': 'polite'});
        this.control.setAttribute('aria-describedby', `${hint ? `${hint.id} ` : ''}${this.problem.id}`);
        this.element = element('div', {class: 'ims-param'},
            element('label', {for: id}, parameter.label, ' ', element('code', {}, parameter.key)),
            element('div', {class: 'ims-inline'}, this.control, this.reveal), hint, this.problem);
    }

    makeControl(id) {
        const {kind, fallback, choices} = this.parameter;
        if (kind === 'TRUTH') {
            const word = TRUE.includes(fallback) ? text('yes') : text('no');
            return element('select', {id}, option('', text('param.default', word)), option('1', text('yes')), option('0', text('no')));
        }
        if (kind === 'CHOICE') {
            return element('select', {id}, option('', fallback === '' ? text('param.none') : text('param.default', fallback)),
                choices.map(choice => option(choice, choice)));
        }
        const control = element('input', {id, type: kind === 'SECRET' ? 'password' : 'text', size: 28, maxlength: 10000,
            placeholder: kind === 'SECRET' ? null : fallback, inputmode: kind === 'NUMBER' ? 'numeric' : null,
            spellcheck: 'false', autocapitalize: 'none', autocomplete: kind === 'SECRET' ? 'new-password' : 'off'});
        if (kind === 'SECRET') {
            this.reveal = element('button', {type: 'button', 'aria-pressed': 'false', on: {click: () => this.toggle()}}, text('show'));
        }
        return control;
    }

    toggle() {
        const hidden = this.control.type === 'password';
        this.control.type = hidden ? 'text' : 'password';
        this.reveal.setAttribute('aria-pressed', String(hidden));
    }

    /** Shows what the line says. */
    show(line) {
        const value = valueIn(line, this.parameter.key);
        let shown = value === null ? '' : value;
        if (this.parameter.kind === 'TRUTH' && value !== null) {
            const word = value.toLowerCase();
            shown = TRUE.includes(word) ? '1' : FALSE.includes(word) ? '0' : value;
        }
        if (this.control.tagName === 'SELECT' && ![...this.control.options].some(each => each.value === shown)) {
            this.control.append(option(shown, shown));
        }
        if (this.control.value !== shown) {
            this.control.value = shown;
        }
    }
}

function option(value, label) {
    return element('option', {value}, label);
}

/** The group of both views. */
export class Params {
    /** @param changed called after every change by the person */
    constructor(changed) {
        this.line = byId('f-params');
        this.box = byId('f-params-fields');
        this.fields = [];
        this.shown = '[]';
        this.changed = changed;
        this.line.addEventListener('input', () => {
            this.fields.forEach(field => field.show(this.line.value));
            changed();
        });
    }

    get value() {
        return this.line.value;
    }

    set value(line) {
        this.line.value = line;
        this.fields.forEach(field => field.show(line));
    }

    /** Makes the fields of a type, unless they are there. */
    offer(parameters) {
        const wanted = JSON.stringify(parameters);
        if (wanted !== this.shown) {
            this.shown = wanted;
            this.fields = parameters.map(parameter => new Field(parameter, (key, value) => {
                this.line.value = withValue(this.line.value, key, value);
                this.changed();
            }));
            replace(this.box, this.fields.map(field => field.element));
            this.box.hidden = parameters.length === 0;
        }
        this.value = this.line.value;
    }
}
