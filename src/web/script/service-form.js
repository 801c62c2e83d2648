// The fields of the Service dialog: what they hold, and what is wrong with it.

import {byId, element, replace, text} from './dom.js';
import {FormData, Histories} from './service-lists.js';
import {Params} from './service-params.js';
import {Types} from './service-types.js';

const INPUTS = ['domain', 'name', 'ns', 'module', 'access'];
const KEYS = ['domain', 'category', 'type', 'name', 'browse', 'ns', 'module', 'params', 'access', 'history', 'formdata', 'enabled'];
const DEFAULTS = {browse: ['public'], enabled: ['yes']};

export class Form {
    /** @param changed called after every change by the person */
    constructor(changed) {
        this.touched = new Set();
        this.all = false;
        const change = key => () => {
            this.touched.add(key);
            changed(key);
        };
        for (const key of INPUTS) {
            byId(`f-${key}`).addEventListener('input', change(key));
        }
        this.params = new Params(change('params'));
        this.histories = new Histories(change('history'));
        this.formdata = new FormData(change('formdata'));
        this.types = new Types({ns: byId('f-ns'), module: byId('f-module'), params: this.params}, change('type'));
        for (const id of ['f-browse-public', 'f-browse-private', 'f-enabled']) {
            byId(id).addEventListener('change', change(id.slice(2).split('-')[0]));
        }
        this.loaded = {};
        this.shown = {};
    }

    /** What the fields hold: the values of each key. */
    current() {
        const values = {};
        for (const key of INPUTS) {
            values[key] = [byId(`f-${key}`).value];
        }
        values.category = [this.types.category.value];
        values.type = [this.types.type.value];
        values.params = [this.params.value];
        values.browse = [byId('f-browse-private').checked ? 'private' : 'public'];
        values.enabled = [byId('f-enabled').checked ? 'yes' : 'no'];
        values.history = this.histories.values;
        values.formdata = this.formdata.values;
        return values;
    }

    /** Shows a section. What is not changed afterwards is sent as it came, so that the file's own spelling stays. */
    set(values) {
        const first = key => (values[key] || [])[0] || '';
        for (const key of INPUTS) {
            byId(`f-${key}`).value = first(key);
        }
        this.params.value = first('params');
        this.histories.values = values.history || [];
        this.formdata.values = values.formdata || [];
        byId('f-browse-private').checked = first('browse') !== '' && first('browse').toLowerCase() !== 'public';
        byId('f-browse-public').checked = !byId('f-browse-private').checked;
        byId('f-enabled').checked = first('enabled').toLowerCase() !== 'no';
        this.types.set(first('category').toLowerCase(), first('type').toLowerCase());
        this.loaded = values;
        this.shown = this.current();
    }

    /** What is to be saved, as the calls take it. */
    values() {
        const current = this.current();
        const sent = {};
        for (const key of KEYS) {
            const same = JSON.stringify(current[key]) === JSON.stringify(this.shown[key]);
            const isDefault = !this.loaded[key] && JSON.stringify(current[key]) === JSON.stringify(DEFAULTS[key]);
            sent[`value.${key}`] = isDefault ? [] : same && this.loaded[key] ? this.loaded[key] : current[key];
        }
        return sent;
    }

    get changed() {
        return JSON.stringify(this.current()) !== JSON.stringify(this.shown);
    }

    /** Everything that is there now has been saved. */
    settle() {
        this.shown = this.current();
    }

    /** From now on what is wrong is said at fields that nobody has touched, too. */
    sayAll() {
        this.all = true;
    }

    /**
     * Says at each field what is wrong with it; what has no field of its own is given back.
     * @param problems {key: [{severity, text}]}
     */
    say(problems) {
        const rest = [];
        const places = new Map([...document.querySelectorAll('.ims-problems')].map(box => [box.id.slice(2), {box, found: []}]));
        for (const [key, found] of Object.entries(problems)) {
            const place = places.get(key) || (key.startsWith('params.') ? places.get('params') : undefined);
            if (!place) {
                rest.push(...found);
            } else if (this.all || this.touched.has(key.split('.')[0]) || (key === 'params' && this.touched.has('type'))) {
                place.found.push(...found);
            }
        }
        for (const [key, place] of places) {
            sayAt(place.box, place.found);
            mark(key, place.found.some(problem => problem.severity === 'error'));
        }
        return rest;
    }

    /** Puts the focus at the first field that is wrong; whether there is one. */
    focusFirstWrong() {
        const wrong = document.querySelector('#ims-form [aria-invalid=true]');
        if (wrong) {
            wrong.focus();
        }
        return wrong !== null;
    }
}

function sayAt(box, found) {
    const said = JSON.stringify(found);
    if (box.dataset.said !== said) {
        box.dataset.said = said;
        replace(box, found.map(problem => element('p', {class: problem.severity === 'error' ? 'ims-problem' : 'ims-problem ims-odd'},
            element('span', {'aria-hidden': 'true'}, problem.severity === 'error' ? '\u2716 ' : '\u26a0 '),
            element('span', {class: 'ims-hidden'}, text(`severity.${problem.severity}`), ' '), problem.text)));
    }
}

function mark(key, wrong) {
    const box = byId(`p-${key}`);
    for (const control of document.querySelectorAll('#ims-form [aria-describedby]')) {
        if (control.getAttribute('aria-describedby').split(' ').includes(box.id) && 'value' in control && control.tagName !== 'BUTTON') {
            if (wrong) {
                control.setAttribute('aria-invalid', 'true');
            } else {
                control.removeAttribute('aria-invalid');
            }
        }
    }
}
