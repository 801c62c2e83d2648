// Who may use it: asks about somebody, and shows what is decided and by which rule.

import {element, replace, show, text} from './dom.js';

/**
 * Shows a decision.
 * @param verdict {jid, allowed, denied, uniform, rulings: [{kind, allowed, order, line}]}
 * @param number gives the number of the rule of an order, from 1
 * @param go shows the rule of a ruling
 */
export function showVerdict(box, verdict, number, go) {
    const link = ruling => ruling.order === undefined ? text('who.norule')
        : element('button', {type: 'button', class: 'ims-link', on: {click: () => go(ruling)}}, text('who.byrule', number(ruling.order)));
    if (verdict.uniform) {
        const allowed = verdict.allowed;
        show(box, allowed ? 'success' : 'error',
            element('p', {}, text(allowed ? 'who.allowed' : 'who.denied', verdict.jid), ' ', link(verdict.rulings[0])));
        return;
    }
    const words = verdict.allowed ? 'who.allowed' : verdict.denied ? 'who.denied' : 'who.allowed.kinds';
    show(box, verdict.allowed ? 'success' : verdict.denied ? 'error' : 'warning',
        element('p', {}, text(words, verdict.jid)),
        element('table', {class: 'ims-table'},
            element('thead', {}, element('tr', {}, ['kind', 'decision', 'rule'].map(name => element('th', {scope: 'col'}, text(`who.${name}`))))),
            element('tbody', {}, verdict.rulings.map(ruling => element('tr', {},
                element('th', {scope: 'row'}, text(`kind.${ruling.kind}`)),
                element('td', {}, text(ruling.allowed ? 'who.isallowed' : 'who.isdenied')),
                element('td', {}, link(ruling)))))));
}

/** What was decided is not true of another text. */
export function forgetVerdict(box) {
    replace(box);
}
