// Fields of which there may be several: the histories of rooms and the further fields of a registration form.

import {byId, element, replace, text} from './dom.js';

/** Rows of inputs that can be added and removed. */
class Rows {
    /**
     * @param name history or formdata; the elements are f-NAME, ims-NAME-add
     * @param columns [{key, size, choices}]
     */
    constructor(name, columns, changed) {
        this.name = name;
        this.columns = columns;
        this.changed = changed;
        this.box = byId(`f-${name}`);
        byId(`ims-${name}-add`).addEventListener('click', () => {
            const row = this.add(columns.map(() => ''));
            row.querySelector('input').focus();
            changed();
        });
    }

    add(values) {
        const row = element('div', {class: 'ims-inline ims-row'}, this.columns.map((column, index) => this.control(column, values[index] || '')),
            element('button', {type: 'button', 'aria-label': text(`${this.name}.remove`), on: {click: () => this.remove(row)}}, '\u2716'));
        this.box.append(row);
        return row;
    }

    control(column, value) {
        const label = text(`${this.name}.${column.key}`);
        const attributes = {'aria-label': label, 'aria-describedby': `p-${this.name}`, 'data-column': column.key, on: {input: this.changed}};
        if (column.choices) {
            const choices = column.choices.includes(value) || value === '' ? column.choices : [...column.choices, value];
            return element('select', attributes, choices.map(choice =>
                element('option', {value: choice, selected: choice === value}, choice)));
        }
        return element('input', {...attributes, type: 'text', size: column.size, maxlength: 4000, value, placeholder: label, spellcheck: 'false'});
    }

    remove(row) {
        const next = row.nextElementSibling || row.previousElementSibling;
        row.remove();
        (next ? next.querySelector('input') : byId(`ims-${this.name}-add`)).focus();
        this.changed();
    }

    get rows() {
        return [...this.box.children].map(row => [...row.querySelectorAll('[data-column]')].map(control => control.value.trim()));
    }

    set rows(rows) {
        replace(this.box);
        rows.forEach(row => this.add(row));
    }
}

/** history=room;path, any number of them. */
export class Histories extends Rows {
    constructor(changed) {
        super('history', [{key: 'room', size: 16}, {key: 'path', size: 40}], changed);
    }

    get values() {
        return this.rows.filter(row => row.some(cell => cell !== '')).map(row => row.join(';'));
    }

    set values(values) {
        this.rows = values.map(value => {
            const at = value.indexOf(';');
            return at < 0 ? [value, ''] : [value.slice(0, at).trim(), value.slice(at + 1).trim()];
        });
    }
}

const FIELD_TYPES = ['text-single', 'text-private', 'text-multi', 'boolean', 'list-single', 'list-multi', 'jid-single', 'jid-multi', 'fixed', 'hidden'];

/** formdata=var:label:type;var:label:type. A label may hold colons. */
export class FormData extends Rows {
    constructor(changed) {
        super('formdata', [{key: 'var', size: 14}, {key: 'label', size: 26}, {key: 'type', choices: FIELD_TYPES}], changed);
    }

    get values() {
        const fields = this.rows.filter(row => row[0] !== '' || row[1] !== '').map(row => row.join(':'));
        return fields.length === 0 ? [] : [fields.join(';')];
    }

    set values(values) {
        const fields = (values[0] || '').split(';').map(field => field.trim()).filter(field => field !== '');
        this.rows = fields.map(field => {
            const first = field.indexOf(':');
            const last = field.lastIndexOf(':');
            return first === last ? [field, '', ''] : [field.slice(0, first).trim(), field.slice(first + 1, last).trim(), field.slice(last + 1).trim()];
        });
    }
}
