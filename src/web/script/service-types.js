// Category and type: the one filters the other, and a type fills in what goes with it. What the person typed for a type is kept, and
// given back when the type is chosen again.

import {byId, element, replace, setText, text, hasText, show} from './dom.js';

const CATEGORIES = ['conference', 'gateway', 'proxy', 'directory', 'service'];

export class Types {
    /**
     * @param filled {ns, module: inputs; params: Params} what a type fills in
     * @param changed called after every choice
     */
    constructor(filled, changed) {
        this.filled = filled;
        this.changed = changed;
        this.category = byId('f-category');
        this.type = byId('f-type');
        this.offers = [];
        this.note = '';
        this.kept = new Map();
        this.lastType = new Map();
        this.current = null;
        this.category.addEventListener('change', () => this.choose(this.category.value, null));
        this.type.addEventListener('change', () => this.choose(this.category.value, this.type.value));
    }

    /**
     * Takes what there is to choose from; what is chosen stays.
     * @param note what is not known (yet), for people
     */
    offer(offers, note) {
        this.offers = offers;
        this.note = note;
        if (this.current) {
            this.showOptions();
        }
    }

    find(category, type) {
        return this.offers.find(offer => offer.category === category && offer.type === type);
    }

    /** Shows what a section says, right or wrong, and fills nothing in. */
    set(category, type) {
        this.current = {category, type};
        this.lastType.set(category, type);
        this.showOptions();
    }

    /** Chooses as the person would: keeps what is there for the type before, and fills in what goes with the new one. */
    choose(category, type) {
        this.keep();
        const chosen = type === null ? this.preselected(category) : type;
        this.lastType.set(category, chosen);
        this.current = {category, type: chosen};
        this.fill();
        this.showOptions();
        this.changed();
    }

    /** The type that was last chosen in a category; else the first that works. */
    preselected(category) {
        if (this.lastType.has(category)) {
            return this.lastType.get(category);
        }
        const offers = this.offers.filter(offer => offer.category === category);
        const first = offers.find(offer => offer.missing === '' && offer.note === '') || offers[0];
        return first ? first.type : '';
    }

    keep() {
        if (this.current) {
            const {ns, module, params} = this.filled;
            this.kept.set(`${this.current.category} ${this.current.type}`, {ns: ns.value, module: module.value, params: params.value});
        }
    }

    fill() {
        const {category, type} = this.current;
        const values = this.kept.get(`${category} ${type}`) || this.find(category, type) || {ns: '', module: '', params: ''};
        this.filled.ns.value = values.ns;
        this.filled.module.value = values.module;
        this.filled.params.value = values.params;
    }

    showOptions() {
        const {category, type} = this.current;
        const categories = CATEGORIES.includes(category) ? CATEGORIES : [...CATEGORIES, category];
        options(this.category, categories.map(each => [each, hasText(`category.${each}`) ? text(`category.${each}`) : text('unknown', each)]), category);
        const offers = this.offers.filter(offer => offer.category === category);
        const known = offers.map(offer => [offer.type, labelOf(offer)]);
        if (!offers.some(offer => offer.type === type)) {
            known.push([type, type === '' ? text('choose') : text('unknown', type)]);
        }
        options(this.type, known, type);
        setText(byId('h-category'), hasText(`category.${category}.hint`) ? text(`category.${category}.hint`) : '');
        this.showType(this.find(category, type));
    }

    showType(offer) {
        const key = `type.${this.current.category}.${this.current.type}.hint`;
        setText(byId('h-type'), hasText(key) ? text(key) : '');
        const notes = this.note ? [element('p', {}, this.note)] : [];
        if (offer && offer.missing !== '') {
            notes.push(element('p', {}, text('type.missing', offer.missing)));
        }
        if (offer && offer.note !== '') {
            notes.push(element('p', {}, offer.note));
        }
        const note = byId('n-type');
        const said = notes.map(each => each.textContent).join('\n');
        if (note.dataset.said !== said) {
            note.dataset.said = said;
            show(note, offer && offer.missing !== '' ? 'warning' : 'info', ...notes);
        }
        this.filled.params.offer(offer ? offer.parameters : []);
        byId('ims-history').hidden = this.current.category !== 'conference' && !byId('f-history').firstChild;
        byId('ims-formdata').hidden = this.current.category !== 'gateway' && !byId('f-formdata').firstChild;
    }
}

function labelOf(offer) {
    const label = offer.label && offer.label.toLowerCase() !== offer.type ? `${offer.type} (${offer.label})` : offer.type;
    if (offer.missing !== '') {
        return text('type.option.missing', label);
    }
    return offer.closed ? text('type.option.closed', label) : label;
}

/** Brings a select to these options, without a flicker when it has them. */
function options(select, wanted, chosen) {
    const shown = JSON.stringify(wanted);
    if (select.dataset.shown !== shown) {
        select.dataset.shown = shown;
        replace(select, wanted.map(([value, label]) => element('option', {value}, label)));
    }
    select.value = chosen;
}
