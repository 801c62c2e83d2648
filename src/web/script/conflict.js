// Somebody else has changed the same file meanwhile: the three versions, and what can be done.

import {announce, differences, element, text} from './dom.js';

/**
 * A dialog whose value is 'theirs' (go on with their text), 'yours' (overrule their change) or '' (go on editing).
 * @param conflict {base, theirs, yours, theirChanges, yourChanges}; base is null when it is not remembered
 */
export function conflictDialog(conflict) {
    const versions = [['base', conflict.base], ['theirs', conflict.theirs], ['yours', conflict.yours]];
    return element('dialog', {class: 'ims-wide', 'aria-labelledby': 'ims-conflict-title'},
        element('form', {method: 'dialog'},
            element('h2', {id: 'ims-conflict-title', tabindex: '-1', autofocus: true}, text('conflict.title')),
            element('p', {}, text('conflict.explain')),
            element('div', {class: 'ims-versions'}, versions.map(([name, value]) => version(name, value))),
            conflict.base === null ? null : changes('conflict.theirchanges', conflict.theirChanges),
            changes(conflict.base === null ? 'conflict.between' : 'conflict.yourchanges', conflict.yourChanges),
            element('div', {class: 'ims-buttons'},
                element('button', {value: '', class: 'ims-primary'}, text('conflict.edit')),
                element('button', {value: 'theirs'}, text('conflict.theirs.take')),
                element('button', {value: 'yours', class: 'ims-danger'}, text('conflict.yours.save')))));
}

function version(name, value) {
    const title = element('h3', {}, element('label', {for: `ims-version-${name}`}, text(`conflict.${name}`)));
    if (value === null) {
        return element('div', {}, element('h3', {}, text(`conflict.${name}`)), element('p', {class: 'ims-hint'}, text('conflict.forgotten')));
    }
    const area = element('textarea', {id: `ims-version-${name}`, class: 'ims-code', readonly: true, rows: '10', wrap: 'off', spellcheck: 'false'});
    area.value = value;
    return element('div', {}, title, area,
        element('button', {type: 'button', 'aria-label': text('conflict.copy.named', text(`conflict.${name}`)),
            on: {click: () => copy(area)}}, text('conflict.copy')));
}

/** The clipboard is closed to pages that came without encryption, as consoles often do; then the selection is copied. */
async function copy(area) {
    area.select();
    let done;
    try {
        await navigator.clipboard.writeText(area.value);
        done = true;
    } catch {
        done = document.execCommand('copy');
    }
    announce(text(done ? 'conflict.copied' : 'conflict.selected'));
}

function changes(title, lines) {
    return element('details', {open: true}, element('summary', {}, text(title)), differences(lines));
}
