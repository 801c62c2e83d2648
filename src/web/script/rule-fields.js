// The fields of one rule of an access list.

import {element, replace, setText, text} from './dom.js';

const ACTIONS = ['allow', 'deny'];
const TYPES = ['everybody', 'jid', 'group', 'subscription'];
const STATES = ['none', 'to', 'from', 'both'];
const KINDS = ['message', 'iq', 'presence-in', 'presence-out'];

let made = 0;

export class RuleFields {
    /** @param changed called when the person has changed something, as far as it is typed to its end */
    constructor(changed) {
        const id = `ims-rule-${made++}`;
        this.action = select(ACTIONS, '');
        this.type = select(TYPES, 'type.');
        this.value = element('input', {type: 'text', class: 'ims-rule-value', autocomplete: 'off', spellcheck: 'false',
            'aria-describedby': `${id}-problem`});
        this.state = select(STATES, 'subscription.');
        this.kinds = KINDS.map(kind => element('input', {type: 'checkbox', value: kind}));
        this.problem = element('p', {id: `${id}-problem`, class: 'ims-problem ims-rule-problem', role: 'status'});
        this.element = element('div', {class: 'ims-rule-fields'},
            this.action, this.type, this.value, this.state,
            element('fieldset', {class: 'ims-rule-kinds'}, element('legend', {}, text('kinds')),
                KINDS.map((kind, index) => element('label', {}, this.kinds[index], text(`kind.${kind}`)))),
            this.problem);
        this.type.addEventListener('change', () => this.arrange());
        this.element.addEventListener('change', changed);
        this.arrange();
    }

    /** Which rule the fields are of, for their names. */
    number(words) {
        this.words = words;
        this.action.setAttribute('aria-label', text('rule.action', words));
        this.type.setAttribute('aria-label', text('rule.type', words));
        this.state.setAttribute('aria-label', text('rule.value.subscription', words));
        this.arrange();
    }

    /** Shows the fields that the type has. */
    arrange() {
        const type = this.type.value;
        const typed = type === 'jid' || type === 'group';
        this.value.hidden = !typed;
        this.state.hidden = type !== 'subscription';
        if (typed) {
            this.value.setAttribute('aria-label', text(`rule.value.${type}`, this.words));
            this.value.placeholder = text(`value.${type}`);
            this.value.toggleAttribute('list', false);
            if (type === 'group') {
                this.value.setAttribute('list', 'ims-groups');
            }
        }
    }

    /** What the fields say: {action, type, value, kinds}. */
    get draft() {
        const type = this.type.value;
        return {
            action: this.action.value,
            type,
            value: type === 'subscription' ? this.state.value : type === 'everybody' ? '' : this.value.value.trim(),
            kinds: this.kinds.filter(kind => kind.checked).map(kind => kind.value),
        };
    }

    set draft({action, type, value, kinds}) {
        this.action.value = action;
        this.type.value = type;
        if (type === 'subscription') {
            this.state.value = value;
        } else if (this.value.value.trim() !== value) {
            this.value.value = value;
        }
        for (const kind of this.kinds) {
            kind.checked = kinds.includes(kind.value);
        }
        this.arrange();
    }

    /** Says at the fields what is wrong with them; '' when nothing is. */
    refuse(words) {
        setText(this.problem, words);
        this.value.setAttribute('aria-invalid', String(words !== ''));
    }

    focus() {
        (this.value.hidden ? this.action : this.value).focus();
    }
}

/** Whether it lacks what the rule is about. */
export function isIncomplete(draft) {
    return draft.type !== 'everybody' && draft.value === '';
}

export function isSame(draft, rule) {
    return draft.action === rule.action && draft.type === rule.type && draft.value === rule.value
        && draft.kinds.length === rule.kinds.length && draft.kinds.every(kind => rule.kinds.includes(kind));
}

function select(values, prefix) {
    const made = element('select');
    replace(made, values.map(value => element('option', {value}, text(prefix + value))));
    return made;
}
