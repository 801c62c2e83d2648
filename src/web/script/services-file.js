// Edit File: the services file as text.

import {get} from './api.js';
import {byId, element, replace, setText, text} from './dom.js';
import {TextFile, refuse} from './text-file.js';

/** No more services than that are named one by one. */
const MOST_NAMES = 20;

const SECTION = /^\s*\[/;
const NOTHING = /^\s*([#;].*)?$/;

const file = new TextFile({
    call: 'file',
    mode: 'properties',
    label: text('editor'),
    question: compared => broken(compared.broken),
});

/** Which services will not run with the text, for the question before it is saved. */
function broken(domains) {
    if (domains.length === 0) {
        return [];
    }
    const names = domains.slice(0, MOST_NAMES).map(domain => element('li', {}, domain));
    if (domains.length > MOST_NAMES) {
        names.push(element('li', {}, text('broken.more', domains.length - MOST_NAMES)));
    }
    return [element('div', {class: 'ims-message ims-warning'},
        element('span', {class: 'ims-sign', 'aria-hidden': 'true'}, '\u26a0'),
        element('div', {class: 'ims-message-body'},
            element('p', {}, text('broken')), element('ul', {}, names), element('p', {}, text('broken.running'))))];
}

/** The line below which a section can stand without taking lines from the one that the cursor is in. */
function endOfSection(lines, cursor) {
    const next = lines.findIndex((line, index) => index > cursor && SECTION.test(line));
    let last = (next < 0 ? lines.length : next) - 1;
    // Remarks above a section belong to it.
    while (last >= 0 && (next < 0 ? lines[last].trim() === '' : NOTHING.test(lines[last]))) {
        last--;
    }
    return last < 0 && next < 0 ? 0 : last;
}

function offerExamples(examples) {
    const choice = byId('ims-example');
    const chosen = () => examples.find(example => example.id === choice.value);
    const explain = () => setText(byId('ims-example-hint'), chosen().hint);
    replace(choice, examples.map(example => element('option', {value: example.id}, example.label)));
    choice.addEventListener('change', explain);
    byId('ims-insert').addEventListener('click', () =>
        file.editor.insertBelow(endOfSection(file.editor.lines, file.editor.line), chosen().text.trimEnd()));
    explain();
}

try {
    await file.load();
    const line = Number.parseInt(new URLSearchParams(location.search).get('line'), 10);
    if (line > 0) {
        file.goTo(line, 1);
    }
    offerExamples((await get('file/examples')).examples);
} catch (error) {
    refuse(error);
}
