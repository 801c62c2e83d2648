// The list of services.

import {get, post} from './api.js';
import {announce, ask, byId, debounce, element, rememberList, replace, root, setText, show, text} from './dom.js';
import {Row} from './service-row.js';

const PAGE = 100;
const REFRESH_MS = 3000;

/** Without anybody at the page the list stops asking, so that the console's session can end as it would without it. */
const IDLE_MS = 15 * 60 * 1000;

const view = readView();
const rows = new Map();
let version = '';
let total = 0;
let matching = 0;
let asked = null;
let lastActivity = Date.now();

// --- What is shown, kept in the address so that a reload and the way back show it again.

function readView() {
    const query = new URLSearchParams(location.search);
    return {
        filter: query.get('filter') || '',
        sort: query.get('sort') || 'file',
        descending: query.get('descending') === 'true',
        offset: Math.max(0, Number.parseInt(query.get('offset') || '0', 10) || 0),
    };
}

function writeView() {
    const query = new URLSearchParams();
    if (view.filter) {
        query.set('filter', view.filter);
    }
    if (view.sort !== 'file') {
        query.set('sort', view.sort);
        query.set('descending', String(view.descending));
    }
    if (view.offset) {
        query.set('offset', String(view.offset));
    }
    const words = query.toString();
    history.replaceState(null, '', words ? `?${words}` : location.pathname);
    rememberList(words ? `?${words}` : '');
}

// --- Loading and showing.

/** Asks for the rows and shows them. What was asked for before and is not answered yet is given up. */
async function load() {
    if (asked) {
        asked.abort();
    }
    const asking = new AbortController();
    asked = asking;
    try {
        const answer = await get('services', {...view, limit: PAGE}, asking.signal);
        asked = null;
        show(byId('ims-connection'));
        showAnswer(answer);
    } catch (error) {
        if (error.name !== 'AbortError') {
            asked = null;
            // The same message again would be said again.
            if (byId('ims-connection').textContent.indexOf(error.message) < 0) {
                show(byId('ims-connection'), 'error', error.message);
            }
        }
    }
}

function showAnswer(answer) {
    if (answer.rows.length === 0 && answer.matching > 0 && view.offset > 0) {
        view.offset = Math.floor((answer.matching - 1) / PAGE) * PAGE;
        load();
        return;
    }
    byId('ims-loading').hidden = true;
    version = answer.version;
    total = answer.total;
    matching = answer.matching;
    showFileProblem(answer.fileProblem, answer.version !== '');
    byId('ims-empty').hidden = total > 0 || answer.fileProblem !== '';
    byId('ims-none').hidden = total === 0 || matching > 0;
    byId('ims-services').hidden = matching === 0;
    setText(byId('ims-count'), text(matching === total ? 'count' : 'count.matching', matching, total));
    showRows(answer.rows);
    showPages(answer.rows.length);
    showOrder();
    setText(byId('ims-asof'), text('asof', new Date().toLocaleTimeString(root.lang)));
}

/** @param wasRead whether it is about a line, whose number is the first in it in every language */
function showFileProblem(problem, wasRead) {
    const box = byId('ims-file');
    if (box.dataset.problem === problem) {
        return;
    }
    box.dataset.problem = problem;
    const line = wasRead ? /\d+/.exec(problem) : null;
    const target = line ? `services-file?line=${line[0]}` : 'services-file';
    show(box, 'error', problem === '' ? [] : [problem, ' ', element('a', {href: root.dataset.base + target}, text('file.open'))]);
}

/** Brings the table to these rows. Elements of rows that stay are kept, and with them focus, selection and opened reasons. */
function showRows(data) {
    const body = byId('ims-rows');
    const focused = document.activeElement;
    const changes = [];
    const wanted = new Set();
    let next = body.firstElementChild;
    for (const each of data) {
        const key = `${each.domain}\n${each.line}`;
        // A section that has moved in the file is the same service.
        let row = rows.get(key) || [...rows.values()].find(known => known.domain === each.domain && !data.some(other => other.domain === each.domain && other.line === known.line));
        if (row) {
            const change = row.update(each);
            if (change) {
                changes.push(change);
            }
            rows.delete(row.key);
        } else {
            row = new Row(each, act);
        }
        row.key = key;
        rows.set(key, row);
        wanted.add(row.element);
        if (row.element === next) {
            next = next.nextElementSibling;
        } else {
            body.insertBefore(row.element, next);
        }
    }
    for (const [key, row] of rows) {
        if (!wanted.has(row.element)) {
            row.element.remove();
            rows.delete(key);
        }
    }
    if (focused && focused !== document.activeElement && focused.isConnected) {
        focused.focus({preventScroll: true});
    }
    if (changes.length > 0) {
        announce(changes.slice(0, 5).join('. '));
    }
}

function showPages(count) {
    byId('ims-pages').hidden = matching <= PAGE;
    setText(byId('ims-range'), text('range', view.offset + 1, view.offset + count, matching));
    byId('ims-previous').disabled = view.offset === 0;
    byId('ims-next').disabled = view.offset + count >= matching;
}

function showOrder() {
    for (const header of document.querySelectorAll('th[data-sort]')) {
        const sorted = header.dataset.sort === view.sort;
        if (sorted) {
            header.setAttribute('aria-sort', view.descending ? 'descending' : 'ascending');
        } else {
            header.removeAttribute('aria-sort');
        }
    }
}

// --- What can be done.

const ACTIONS = {
    delete: remove,
    enable: row => change('enable', row, 'done.enabled'),
    disable: row => change('disable', row, 'done.disabled'),
    restart: row => change('restart', row, 'done.restarted'),
};

/** One action of a row at a time; a second click of the same button is none. */
async function act(name, row) {
    if (row.busy) {
        return;
    }
    row.setBusy(true);
    try {
        await ACTIONS[name](row);
    } finally {
        row.setBusy(false);
    }
}

async function change(call, row, done) {
    try {
        await post(call, {domain: row.domain, version});
        show(byId('ims-messages'), 'success', text(done, row.domain));
    } catch (error) {
        showFailure(error, row);
    }
    await load();
}

function showFailure(error, row) {
    show(byId('ims-messages'), 'error',
        error.conflict ? text('conflict', row.domain) : text('failed', row.domain, describe(error)));
}

function describe(error) {
    const fields = Object.values(error.body ? error.body.fields || {} : {}).flat().map(problem => problem.text);
    return [error.message, ...fields].join(' ');
}

async function remove(row) {
    const dialog = byId('ims-delete');
    const began = version;
    setText(byId('ims-delete-title'), text('delete.title', row.domain));
    setText(byId('ims-delete-losses'), text('delete.asking'));
    byId('ims-forget').checked = false;
    byId('ims-forget-part').hidden = true;
    const answer = ask(dialog);
    showLosses(row.domain, dialog);
    if (await answer !== 'delete') {
        return;
    }
    const next = row.element.nextElementSibling || row.element.previousElementSibling;
    try {
        const done = await post('delete', {domain: row.domain, forget: byId('ims-forget').checked, version: began});
        // It is gone from the file, but its registrations may have had to stay.
        show(byId('ims-messages'), done.remark ? 'warning' : 'success', done.remark || text('done.deleted', row.domain));
    } catch (error) {
        showFailure(error, row);
    }
    await load();
    // The button that had the focus is gone with its row.
    if (!row.element.isConnected) {
        const target = next && next.isConnected ? next.querySelector('a') : byId('ims-add');
        target.focus();
    }
}

async function showLosses(domain, dialog) {
    const losses = byId('ims-delete-losses');
    try {
        const answer = await get('losses', {domain});
        if (!dialog.open) {
            return;
        }
        const lost = [];
        if (answer.registrations > 0) {
            lost.push(text('delete.registrations', answer.registrations));
        }
        if (answer.rooms > 0) {
            lost.push(text('delete.rooms', answer.rooms));
        }
        setText(losses, lost.length > 0 ? lost.join(' ') : text('delete.nothing'));
        byId('ims-forget-part').hidden = answer.registrations === 0 && answer.rooms === 0;
    } catch (error) {
        setText(losses, text('delete.unknown', error.message));
    }
}

// --- Events.

// The dialog and the files lead back to what was seen here.
rememberList(location.search);
byId('ims-filter').value = view.filter;
byId('ims-filter').addEventListener('input', debounce(250, () => filter(byId('ims-filter').value)));
byId('ims-clear').addEventListener('click', () => {
    byId('ims-filter').value = '';
    byId('ims-filter').focus();
    filter('');
});

function filter(words) {
    view.filter = words.trim();
    view.offset = 0;
    writeView();
    load().then(() => announce(text('count.matching', matching, total)));
}

for (const header of document.querySelectorAll('th[data-sort]')) {
    header.querySelector('button').addEventListener('click', () => {
        // Ascending, descending, as in the file.
        if (view.sort !== header.dataset.sort) {
            view.sort = header.dataset.sort;
            view.descending = false;
        } else if (!view.descending) {
            view.descending = true;
        } else {
            view.sort = 'file';
            view.descending = false;
        }
        view.offset = 0;
        writeView();
        load();
    });
}

for (const [id, step] of [['ims-previous', -PAGE], ['ims-next', PAGE]]) {
    byId(id).addEventListener('click', async () => {
        view.offset = Math.max(0, view.offset + step);
        writeView();
        await load();
        announce(byId('ims-range').textContent);
        if (byId(id).disabled) {
            byId(step > 0 ? 'ims-previous' : 'ims-next').focus();
        }
    });
}

for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focusin']) {
    document.addEventListener(event, () => {
        const idle = Date.now() - lastActivity > IDLE_MS;
        lastActivity = Date.now();
        if (idle) {
            load();
        }
    }, {passive: true});
}

/** Refreshes while somebody can see it; a failed refresh is tried again like any other. */
async function refresh() {
    if (document.visibilityState === 'visible' && !asked && Date.now() - lastActivity < IDLE_MS) {
        await load();
    }
    setTimeout(refresh, REFRESH_MS);
}

document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
        load();
    }
});

const told = sessionStorage.getItem('imservices.told');
if (told) {
    // What the dialog has done before it came back here.
    sessionStorage.removeItem('imservices.told');
    show(byId('ims-messages'), 'success', told);
}
load().then(() => setTimeout(refresh, REFRESH_MS));
