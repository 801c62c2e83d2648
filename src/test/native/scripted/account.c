/* The connection: comes up, is refused, breaks, crashes, hangs. */
#include "scripted.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* In the order of PurpleConnectionError. */
static const char *const REASONS[] = {
    "network-error",
    "invalid-username",
    "authentication-failed",
    "authentication-impossible",
    "no-ssl-support",
    "encryption-error",
    "name-in-use",
    "invalid-settings",
    "cert-not-provided",
    "cert-untrusted",
    "cert-expired",
    "cert-not-activated",
    "cert-hostname-mismatch",
    "cert-fingerprint-mismatch",
    "cert-self-signed",
    "cert-other-error",
    "other-error",
};

static void progress(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_connection_update_progress(script->connection, arguments[0],
                                      (size_t) scripted_number(script, arguments[1]),
                                      (size_t) scripted_number(script, arguments[2]));
}

static void connected(Script *script, const char **arguments, int count)
{
    (void) arguments;
    (void) count;
    purple_connection_set_state(script->connection, PURPLE_CONNECTED);
}

static void disconnect(Script *script, const char **arguments, int count)
{
    (void) count;
    for (gsize i = 0; i < G_N_ELEMENTS(REASONS); i++) {
        if (g_strcmp0(REASONS[i], arguments[0]) == 0) {
            purple_connection_error_reason(script->connection, (PurpleConnectionError) i,
                                           arguments[1]);
            return;
        }
    }
    script_complain(script, "there is no reason %s to disconnect", arguments[0]);
}

static void crash(Script *script, const char **arguments, int count)
{
    (void) script;
    (void) count;
    if (g_strcmp0(arguments[0], "abort") == 0) {
        abort();
    } else if (g_strcmp0(arguments[0], "exit") == 0) {
        _exit(7);
    }
    *(volatile int *) NULL = 1;
}

/* For ever, as a protocol that waits for what does not come. */
static void hang(Script *script, const char **arguments, int count)
{
    (void) script;
    (void) arguments;
    (void) count;
    for (;;) {
        pause();
    }
}

static void notice(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_connection_notice(script->connection, arguments[0]);
}

static void display_name(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_connection_set_display_name(script->connection, arguments[0]);
}

/* The network has given the account another name. */
static void own_name(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_account_set_username(script->account, arguments[0]);
}

/* The network has changed the account's own status, perhaps because another client did. */
static void own_status(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_prpl_got_account_status(script->account, arguments[0],
                                   arguments[1] == NULL ? NULL : "message", arguments[1], NULL);
}

/* Answered when all that was said before is done. */
static void sync_up(Script *script, const char **arguments, int count)
{
    (void) count;
    script_tell(script, "synced", arguments[0]);
}

const ScriptedCommand scripted_account_commands[] = {
    {"progress", 3, 3, progress},
    {"connected", 0, 0, connected},
    {"disconnect", 2, 2, disconnect},
    {"crash", 0, 1, crash},
    {"hang", 0, 0, hang},
    {"notice", 1, 1, notice},
    {"display-name", 1, 1, display_name},
    {"own-name", 1, 1, own_name},
    {"own-status", 1, 2, own_status},
    {"sync", 1, 1, sync_up},
    {NULL, 0, 0, NULL},
};
