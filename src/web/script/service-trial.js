// "Try it": starts the definition without saving it, and shows step by step what happens.

import {get, post} from './api.js';
import {byId, element, replace, show, text} from './dom.js';

const ASK_MS = 400;

export class Trial {
    /** @param values gives what is to be tried */
    constructor(values) {
        this.values = values;
        this.running = false;
        byId('ims-try').addEventListener('click', () => this.run());
    }

    async run() {
        if (this.running) {
            return;
        }
        this.running = true;
        const button = byId('ims-try');
        button.setAttribute('aria-disabled', 'true');
        byId('ims-trial').hidden = false;
        byId('ims-trial').scrollIntoView({block: 'nearest'});
        replace(byId('ims-trial-steps'));
        show(byId('ims-trial-result'), 'info', text('try.running'));
        try {
            const {id} = await post('try', this.values());
            await this.follow(id);
        } catch (error) {
            show(byId('ims-trial-result'), 'error', error.message);
        } finally {
            this.running = false;
            button.removeAttribute('aria-disabled');
        }
    }

    async follow(id) {
        let trial;
        do {
            await new Promise(resolve => setTimeout(resolve, ASK_MS));
            trial = await get('try', {id});
            this.showSteps(trial.steps);
        } while (!trial.done);
        show(byId('ims-trial-result'), trial.ok ? 'success' : 'error', text(trial.ok ? 'try.ok' : 'try.failed'));
    }

    /** Adds the steps that are new, so that a screen reader says only those. */
    showSteps(steps) {
        const list = byId('ims-trial-steps');
        for (const step of steps.slice(list.children.length)) {
            list.append(element('li', {class: step.ok ? 'ims-step' : 'ims-step ims-step-failed'},
                element('span', {'aria-hidden': 'true', class: 'ims-sign'}, step.ok ? '\u2714 ' : '\u2716 '),
                element('span', {class: 'ims-hidden'}, text(step.ok ? 'try.step.ok' : 'try.step.failed'), ' '),
                step.text, ' ', element('span', {class: 'ims-hint'}, text('try.millis', step.millis))));
        }
    }
}
