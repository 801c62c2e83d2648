// An access file: its text and its rules, two views of the same thing, and who may use what it guards.

import {post} from './api.js';
import {byId, element, message, replace, root, setText, show, text} from './dom.js';
import {RuleFields} from './rule-fields.js';
import {Rules} from './rules.js';
import {TextFile, failure, refuse} from './text-file.js';
import {forgetVerdict, showVerdict} from './who.js';

const query = new URLSearchParams(location.search);
const path = (query.get('path') ?? '').trim();
const service = query.get('service') ?? '';
const verdictBox = byId('ims-verdict');

const file = new TextFile({
    call: 'access',
    values: {path},
    mode: 'xml',
    label: text('editor', path),
    checked: answer => showRules(answer),
    changed: () => forget(),
    reveal: () => view('text'),
    before: () => finishRules(),
    unfinished: () => rules.unfinished >= 0,
    obstacle: compared => compared.valid ? null : text('invalid'),
    saved: () => replace(byId('ims-rules-message')),
});

const rules = new Rules(byId('ims-rules'), edit, error => file.fail(error));

/** Makes an edit in the text that is here. */
async function edit(values) {
    const answer = await post('access/edit', {path, text: file.editor.text, ...values});
    file.editor.change(answer.text);
    file.shown(answer, false);
    return answer;
}

function showRules(answer) {
    for (const control of ['ims-rules', 'ims-add']) {
        byId(control).hidden = !answer.valid;
    }
    if (!answer.valid) {
        show(byId('ims-rules-message'), 'warning', text('invalid.rules'));
        return;
    }
    show(byId('ims-rules-message'), 'warning', ...answer.rules.length === 0 ? [text('clean.empty')] : []);
    rules.show(answer.rules);
}

/** Whether all that is typed into rules is in the text. */
async function finishRules() {
    await rules.finish();
    const unfinished = byId('ims-rules').hidden ? -1 : rules.unfinished;
    if (unfinished >= 0) {
        file.tell('error', text('incomplete', unfinished + 1));
        view('rules');
        rules.focus(unfinished);
        return false;
    }
    return true;
}

function view(name) {
    byId('ims-rules-view').hidden = name !== 'rules';
    byId('ims-text-view').hidden = name !== 'text';
    byId(`ims-view-${name}`).checked = true;
    if (name === 'text') {
        file.editor.refresh();
    }
}

function forget() {
    forgetVerdict(verdictBox);
    rules.highlight([]);
}

async function decide(usedBy) {
    forget();
    try {
        const verdict = await post('access/who',
            {path, text: file.editor.text, jid: byId('ims-jid').value, service: service || usedBy[0]});
        rules.highlight(verdict.rulings.map(ruling => ruling.order));
        showVerdict(verdictBox, verdict, order => rules.indexOf(order) + 1, ruling => showRule(ruling));
    } catch (error) {
        show(verdictBox, 'error', ...failure(error));
    }
}

function showRule(ruling) {
    if (byId('ims-rules-view').hidden) {
        file.goTo(ruling.line, 1);
    } else {
        rules.focus(rules.indexOf(ruling.order));
    }
}

function offerNewRule() {
    const form = byId('ims-add');
    // What was said of it stays until it is tried again: a button that moves away is missed.
    const fields = new RuleFields(() => {});
    fields.draft = {action: 'allow', type: 'jid', value: '', kinds: []};
    fields.number(text('rule.new'));
    form.insertBefore(fields.element, byId('ims-add-rule'));
    form.addEventListener('submit', async event => {
        event.preventDefault();
        if (await rules.add(fields)) {
            fields.draft = {action: 'allow', type: fields.type.value, value: '', kinds: []};
            fields.focus();
        }
    });
}

function showUse(usedBy) {
    const links = usedBy.flatMap((domain, index) => [index > 0 ? ', ' : ' ',
        element('a', {href: `${root.dataset.base}service?domain=${encodeURIComponent(domain)}`}, domain)]);
    replace(byId('ims-used-by'), usedBy.length === 0 ? text('unused') : text('usedby'), links);
}

function begin(loaded) {
    setText(byId('ims-path-title'), path);
    showUse(loaded.services);
    replace(byId('ims-groups'), loaded.groups.map(name => element('option', {value: name})));
    if (!loaded.exists) {
        replace(byId('ims-message'), message('warning', text('missing', path)));
        file.propose(loaded.example);
    }
    for (const name of ['rules', 'text']) {
        byId(`ims-view-${name}`).addEventListener('change', () => view(name));
    }
    const line = Number.parseInt(query.get('line'), 10);
    view(line > 0 || loaded.exists && !loaded.valid ? 'text' : 'rules');
    if (line > 0) {
        file.goTo(line, 1);
    }
    offerNewRule();
    byId('ims-who').addEventListener('submit', event => {
        event.preventDefault();
        decide(loaded.services);
    });
}

function askForPath() {
    byId('ims-open').hidden = false;
    byId('ims-path').value = path;
}

if (service !== '') {
    const back = byId('ims-back');
    back.href = `${root.dataset.base}service?domain=${encodeURIComponent(service)}`;
    setText(back, text('back', service));
}
if (path === '') {
    askForPath();
    show(byId('ims-message'), 'info', text('nopath'));
} else {
    try {
        begin(await file.load());
    } catch (error) {
        askForPath();
        refuse(error);
    }
}
