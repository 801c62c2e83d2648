// The rules of an access list, in the order in which they are tried. Each edit is made in the text by the server, one after the other.

import {ApiError} from './api.js';
import {announce, element, replace, text} from './dom.js';
import {RuleFields, isIncomplete, isSame} from './rule-fields.js';

export class Rules {
    /**
     * @param list the element of the list
     * @param edit makes an edit, of {operation, index, ...}, in the text; its promise is the server's answer
     * @param failed is told of an edit that was not answered as wanted, and not for what the rule says
     */
    constructor(list, edit, failed) {
        this.list = list;
        this.edit = edit;
        this.failed = failed;
        this.rows = [];
        this.queue = Promise.resolve();
    }

    /** Shows the rules of a text. What is typed into a rule and not taken over stays. */
    show(rules) {
        while (this.rows.length > rules.length) {
            this.rows.pop().element.remove();
        }
        while (this.rows.length < rules.length) {
            const row = this.makeRow();
            this.rows.push(row);
            this.list.append(row.element);
        }
        rules.forEach((rule, index) => this.update(this.rows[index], rule));
        this.number();
    }

    /** The first rule whose fields say something that is not in the text; -1 when there is none. */
    get unfinished() {
        return this.rows.findIndex(row => !isSame(row.fields.draft, row.rule));
    }

    /** Tries to take over what was not, and waits for all edits. */
    async finish() {
        this.rows.filter(row => !isSame(row.fields.draft, row.rule)).forEach(row => this.set(row));
        await this.queue;
    }

    focus(index) {
        this.rows[index].fields.focus();
    }

    /** Marks the rules of these orders, those that decided something. */
    highlight(orders) {
        this.rows.forEach(row => row.element.classList.toggle('ims-decides', orders.includes(row.rule.order)));
    }

    indexOf(order) {
        return this.rows.findIndex(row => row.rule.order === order);
    }

    /** Where a new rule belongs: before one for everybody at the end, behind which nothing is tried. */
    get place() {
        const last = this.rows.at(-1)?.rule;
        return this.rows.length - (last?.type === 'everybody' && last.kinds.length === 0 ? 1 : 0);
    }

    /** Adds a rule; whether that was possible. Its fields are told when it was not for what they say. */
    async add(fields) {
        const draft = fields.draft;
        if (isIncomplete(draft)) {
            fields.refuse(text('incomplete.field'));
            fields.focus();
            return false;
        }
        let done = false;
        await this.enqueue(async () => {
            const index = this.place;
            const answer = await this.attempt(fields, {operation: 'insert', index, ...sent(draft)});
            if (answer) {
                const row = this.makeRow();
                this.rows.splice(index, 0, row);
                this.list.insertBefore(row.element, this.list.children[index] ?? null);
                row.rule = answer.rules[index];
                row.fields.draft = row.rule;
                this.show(answer.rules);
                announce(text('add.done', index + 1));
                done = true;
            }
        });
        return done;
    }

    makeRow() {
        const row = {rule: null};
        row.fields = new RuleFields(() => this.set(row));
        row.up = button('\u25b2', () => this.move(row, -1));
        row.down = button('\u25bc', () => this.move(row, 1));
        row.remove = button(text('remove'), () => this.remove(row));
        row.element = element('li', {}, row.fields.element, element('div', {class: 'ims-rule-buttons'}, row.up, row.down, row.remove));
        return row;
    }

    update(row, rule) {
        const untouched = row.rule === null || isSame(row.fields.draft, row.rule);
        row.rule = rule;
        if (untouched) {
            row.fields.draft = rule;
        }
        if (isSame(row.fields.draft, rule)) {
            row.fields.refuse('');
        }
    }

    number() {
        this.rows.forEach((row, index) => {
            row.fields.number(index + 1);
            row.up.setAttribute('aria-label', text('rule.up', index + 1));
            row.down.setAttribute('aria-label', text('rule.down', index + 1));
            row.remove.setAttribute('aria-label', text('rule.remove', index + 1));
            // Not disabled: a rule that has arrived at the end would lose the focus.
            row.up.setAttribute('aria-disabled', String(index === 0));
            row.down.setAttribute('aria-disabled', String(index === this.rows.length - 1));
        });
    }

    set(row) {
        return this.enqueue(async () => {
            const draft = row.fields.draft;
            const index = this.rows.indexOf(row);
            if (index < 0 || isSame(draft, row.rule)) {
                row.fields.refuse('');
                return;
            }
            if (isIncomplete(draft)) {
                row.fields.refuse(text('incomplete.field'));
                return;
            }
            const answer = await this.attempt(row.fields, {operation: 'set', index, ...sent(draft)});
            if (answer) {
                row.rule = answer.rules[index];
                if (isSame(row.fields.draft, draft)) {
                    row.fields.draft = row.rule;
                }
                this.show(answer.rules);
            }
        });
    }

    move(row, by) {
        return this.enqueue(async () => {
            const index = this.rows.indexOf(row);
            const to = index + by;
            if (index < 0 || to < 0 || to >= this.rows.length) {
                return;
            }
            const answer = await this.attempt(row.fields, {operation: 'move', index, to});
            if (answer) {
                const focused = document.activeElement;
                this.rows.splice(index, 1);
                this.rows.splice(to, 0, row);
                this.list.insertBefore(row.element, by < 0 ? this.list.children[to] : this.list.children[to].nextSibling);
                this.renew(answer.rules);
                if (row.element.contains(focused)) {
                    focused.focus();
                }
                announce(text('moved', to + 1));
            }
        });
    }

    remove(row) {
        return this.enqueue(async () => {
            const index = this.rows.indexOf(row);
            const answer = index < 0 ? null : await this.attempt(row.fields, {operation: 'remove', index});
            if (answer) {
                const focused = row.element.contains(document.activeElement);
                this.rows.splice(index, 1);
                row.element.remove();
                this.renew(answer.rules);
                if (focused) {
                    const next = this.rows[Math.min(index, this.rows.length - 1)];
                    (next ? next.remove : this.list).focus();
                }
                announce(text('removed'));
            }
        });
    }

    /** The rules are those of the rows, with other orders and lines. */
    renew(rules) {
        rules.forEach((rule, index) => {
            const row = this.rows[index];
            const untouched = isSame(row.fields.draft, row.rule);
            row.rule = rule;
            if (untouched) {
                row.fields.draft = rule;
            }
        });
        this.number();
    }

    async attempt(fields, values) {
        try {
            const answer = await this.edit(values);
            fields.refuse('');
            return answer;
        } catch (error) {
            if (error instanceof ApiError && error.status === 422) {
                fields.refuse(error.message);
            } else {
                this.failed(error);
            }
            return null;
        }
    }

    enqueue(task) {
        this.queue = this.queue.then(task);
        return this.queue;
    }
}

function sent({action, type, value, kinds}) {
    return {action, type, value, kind: kinds};
}

function button(sign, listener) {
    const made = element('button', {type: 'button', on: {click: listener}});
    replace(made, sign);
    return made;
}
