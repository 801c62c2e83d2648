// The calls to the plugin below api/. GET reads; POST changes and carries the console session's token.

import {root, text} from './dom.js';

/** A call that was not answered as wanted. Its message is for people. */
export class ApiError extends Error {
    /**
     * @param status of HTTP; 0 when there was no answer
     * @param body the answer, as far as there is one
     */
    constructor(message, status, body = {}) {
        super(message);
        this.name = 'ApiError';
        this.status = status;
        this.body = body;
    }

    /** Whether nobody is logged in any more: what was typed stays, and the same call works after a log-in in another tab. */
    get lostSession() {
        return this.status === 401;
    }

    /** Whether somebody else has changed the same meanwhile; body then has base, theirs, yours, theirChanges, yourChanges, version. */
    get conflict() {
        return this.status === 409;
    }
}

let token = null;

/**
 * Reads.
 * @param values by name; a value may be a list
 */
export function get(path, values = {}, signal = undefined) {
    const query = encode(values).toString();
    return call(query ? `${path}?${query}` : path, {method: 'GET', signal});
}

/** Changes. The token is asked for when it is not known, and once again when it is not the right one any more. */
export async function post(path, values = {}, signal = undefined) {
    const known = token !== null;
    try {
        return await send(path, values, signal);
    } catch (error) {
        if (known && error instanceof ApiError && error.status === 403 && error.body.code === 'token') {
            token = null;
            return send(path, values, signal);
        }
        throw error;
    }
}

async function send(path, values, signal) {
    if (token === null) {
        token = (await get('token', {}, signal)).token;
    }
    return call(path, {method: 'POST', body: encode(values), headers: {'X-IMS-Token': token}, signal});
}

function encode(values) {
    const encoded = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
        for (const each of Array.isArray(value) ? value : [value]) {
            if (each !== null && each !== undefined) {
                encoded.append(name, String(each));
            }
        }
    }
    return encoded;
}

async function call(path, options) {
    let response;
    try {
        // A session that has ended shows as a redirection to the log-in page.
        response = await fetch(`${root.dataset.base}api/${path}`,
            {...options, redirect: 'manual', credentials: 'same-origin', cache: 'no-store'});
    } catch (error) {
        if (error.name === 'AbortError') {
            throw error;
        }
        throw new ApiError(text('error.unreachable'), 0);
    }
    if (response.type === 'opaqueredirect' || response.status === 401) {
        token = null;
        throw new ApiError(text('error.session'), 401);
    }
    let body;
    try {
        body = await response.json();
    } catch (error) {
        if (error.name === 'AbortError') {
            throw error;
        }
        throw new ApiError(text('error.answer', response.status), response.status);
    }
    if (!response.ok) {
        throw new ApiError(body.error || text('error.answer', response.status), response.status, body);
    }
    return body;
}
