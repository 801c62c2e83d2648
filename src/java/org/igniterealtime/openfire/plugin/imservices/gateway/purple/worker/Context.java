package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

/**
 * Which account native code is busy with. libpurple does not say it with messages and questions for the user; but timers
 * and sockets inherit it from the code that set them up. For the loop thread.
 */
final class Context {

    static final int NOBODY = -1;

    private int account = NOBODY;

    int account() {
        return account;
    }

    void run(int account, Runnable work) {
        int before = this.account;
        this.account = account;
        try {
            work.run();
        } finally {
            this.account = before;
        }
    }
}
