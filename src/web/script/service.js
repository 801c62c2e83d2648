// The Service dialog: adds a service, or edits one (?domain=), or adds one like another (?copy=).

import {get, post} from './api.js';
import {ask, byId, debounce, differences, element, listAddress, replace, root, setText, show, text} from './dom.js';
import {Form} from './service-form.js';
import {Trial} from './service-trial.js';

const CHECK_MS = 400;
const DNS_MS = 900;
const OFFERS_MS = 1500;

const query = new URLSearchParams(location.search);
const before = query.get('domain') || '';
let version = '';
let saving = false;
let leaving = false;
let checking = null;
let asking = null;
let askedDomain = '';
let agreedDomain = '';

const form = new Form(key => {
    check();
    if (key === 'access') {
        showAccessLink();
    }
    if (key === 'domain') {
        if (byId('f-domain').value.trim() !== askedDomain) {
            show(byId('n-domain'));
        }
        askDns();
    }
});

// --- Loading.

async function start() {
    setText(byId('ims-heading'), before ? text('heading.edit', before) : text('heading.add'));
    try {
        const offers = await get('types');
        form.types.offer(offers.types, offers.note);
        const source = before || query.get('copy');
        if (source) {
            const section = await get('service', {domain: source});
            version = before ? section.version : '';
            form.set(section.values);
            if (before) {
                form.sayAll();
                showRest(form.say(section.problems));
                askDns();
            } else {
                byId('f-domain').value = '';
            }
        } else {
            form.set({});
            form.types.choose('gateway', null);
            form.settle();
        }
        byId('ims-loading').hidden = true;
        byId('ims-form').hidden = false;
        showAccessLink();
        byId('f-domain').focus();
        if (offers.asking) {
            setTimeout(askOffers, OFFERS_MS);
        }
    } catch (error) {
        byId('ims-loading').hidden = true;
        show(byId('ims-messages'), 'error', error.message);
    }
}

/** Until libpurple has said what it has; what was chosen and typed meanwhile stays. */
async function askOffers() {
    try {
        const offers = await get('types');
        const pristine = !before && !form.changed;
        form.types.offer(offers.types, offers.note);
        if (pristine) {
            form.settle();
        }
        if (offers.asking) {
            setTimeout(askOffers, OFFERS_MS);
        }
    } catch (error) {
        show(byId('ims-messages'), 'warning', error.message);
    }
}

// --- Checks while typing.

const check = debounce(CHECK_MS, async () => {
    if (checking) {
        checking.abort();
    }
    const now = new AbortController();
    checking = now;
    try {
        const answer = await post('check', {...form.values(), before}, now.signal);
        showRest(form.say(answer.fields));
        clearConnection();
    } catch (error) {
        if (error.name !== 'AbortError') {
            showConnection(error);
        }
    }
});

/** What is wrong and has no field. */
function showRest(problems) {
    const box = byId('ims-rest');
    const said = JSON.stringify(problems);
    if (box.dataset.said !== said) {
        box.dataset.said = said;
        show(box, problems.some(problem => problem.severity === 'error') ? 'error' : 'warning',
            problems.map(problem => element('p', {}, problem.text)));
    }
}

/** Nothing is lost when the server or the session goes: the page says so and goes on. */
function showConnection(error) {
    const box = byId('ims-messages');
    if (box.dataset.said !== error.message) {
        box.dataset.said = error.message;
        const login = error.lostSession
            ? [' ', element('a', {href: `${root.dataset.base}services`, target: '_blank', rel: 'noopener'}, text('login'))] : [];
        show(box, 'error', error.message, ...login);
    }
}

function clearConnection() {
    if (byId('ims-messages').dataset.said) {
        delete byId('ims-messages').dataset.said;
        show(byId('ims-messages'));
    }
}

const askDns = debounce(DNS_MS, async () => {
    const domain = byId('f-domain').value.trim();
    if (domain === askedDomain) {
        return;
    }
    askedDomain = domain;
    if (asking) {
        asking.abort();
    }
    if (!/^[^.\s]+(\.[^.\s]+)+$/.test(domain)) {
        return;
    }
    asking = new AbortController();
    try {
        const note = await get('dns', {domain}, asking.signal);
        if (byId('f-domain').value.trim() === domain && note.text !== '') {
            replace(byId('n-domain'), element('div', {class: `ims-message ${note.found ? 'ims-success' : 'ims-info'}`},
                element('span', {class: 'ims-sign', 'aria-hidden': 'true'}, note.found ? '\u2714' : '\u2139'),
                element('div', {class: 'ims-message-body'}, note.text)));
        }
    } catch (error) {
        if (error.name !== 'AbortError') {
            askedDomain = '';
            replace(byId('n-domain'), element('p', {class: 'ims-hint'}, text('dns.failed', error.message)));
        }
    }
});

// --- The access file.

function showAccessLink() {
    const path = byId('f-access').value.trim();
    const link = byId('ims-access-edit');
    link.hidden = path === '';
    link.href = `${root.dataset.base}access-file?path=${encodeURIComponent(path)}`;
    byId('ims-access-new').hidden = path !== '';
}

byId('ims-access-new').addEventListener('click', () => {
    const name = byId('f-domain').value.trim().replace(/[^A-Za-z0-9.-]+/g, '-') || 'service';
    byId('f-access').value = `conf/${name}-access.xml`;
    byId('f-access').dispatchEvent(new Event('input', {bubbles: true}));
    byId('ims-access-edit').focus();
});

// --- Saving.

byId('ims-form').addEventListener('submit', event => {
    event.preventDefault();
    save(version);
});

async function save(began) {
    if (saving) {
        return;
    }
    saving = true;
    byId('ims-save').setAttribute('aria-disabled', 'true');
    form.sayAll();
    show(byId('ims-saving'));
    try {
        if (!await mayRename()) {
            return;
        }
        const call = before ? 'edit' : 'add';
        await post(call, {...form.values(), before: before || null, version: began});
        sessionStorage.setItem('imservices.told', text(before ? 'saved' : 'added', byId('f-domain').value.trim()));
        leaving = true;
        // A new one might not be in the part of the list that was seen last.
        location.assign(before ? listAddress() : `${root.dataset.base}services`);
    } catch (error) {
        if (error.conflict) {
            await resolve(error.body);
        } else {
            showSaveFailure(error);
        }
    } finally {
        saving = false;
        byId('ims-save').removeAttribute('aria-disabled');
    }
}

/** Another domain leaves rooms and registrations behind: asks before, and once. */
async function mayRename() {
    const domain = byId('f-domain').value.trim();
    if (!before || domain === before || domain === agreedDomain) {
        return true;
    }
    const {left} = await post('left', {...form.values(), before});
    if (left.length > 0) {
        replace(byId('ims-rename-left'), left.map(each => element('p', {}, each)));
        if (await ask(byId('ims-rename')) !== 'rename') {
            return false;
        }
    }
    agreedDomain = domain;
    return true;
}

function showSaveFailure(error) {
    const box = byId('ims-saving');
    if (error.body && error.body.fields) {
        showRest(form.say(error.body.fields));
        show(box, 'error', error.message);
        if (!form.focusFirstWrong()) {
            box.scrollIntoView({block: 'nearest'});
        }
        return;
    }
    const login = error.lostSession
        ? [' ', element('a', {href: `${root.dataset.base}services`, target: '_blank', rel: 'noopener'}, text('login'))] : [];
    show(box, 'error', error.message || String(error), ...login);
    box.scrollIntoView({block: 'nearest'});
}

/** Somebody else has changed the section: shows what, and lets the person choose. Nothing that was typed goes before that. */
async function resolve(conflict) {
    replace(byId('ims-conflict-theirs'), differences(conflict.theirChanges));
    replace(byId('ims-conflict-yours'), differences(conflict.yourChanges));
    setText(byId('ims-conflict-text-base'), conflict.base === null ? text('conflict.nobase') : conflict.base);
    setText(byId('ims-conflict-text-theirs'), conflict.theirs);
    setText(byId('ims-conflict-text-yours'), conflict.yours);
    const choice = await ask(byId('ims-conflict'));
    saving = false;
    if (choice === 'yours') {
        await save(conflict.version);
    } else if (choice === 'theirs') {
        leaving = true;
        location.reload();
    }
}

window.addEventListener('beforeunload', event => {
    if (form.changed && !leaving) {
        event.preventDefault();
        event.returnValue = '';
    }
});

new Trial(() => form.values());
start();
