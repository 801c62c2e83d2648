/* Notifications of every kind. */
#include "scripted.h"

#include <string.h>

/* notify-message KIND TITLE PRIMARY SECONDARY: error, warning or info. */
static void notify_message(Script *script, const char **a, int count)
{
    (void) count;
    PurpleNotifyMsgType type = g_strcmp0(a[0], "error") == 0     ? PURPLE_NOTIFY_MSG_ERROR
                               : g_strcmp0(a[0], "warning") == 0 ? PURPLE_NOTIFY_MSG_WARNING
                                                                 : PURPLE_NOTIFY_MSG_INFO;
    purple_notify_message(script->connection, type, a[1], a[2], a[3], NULL, NULL);
}

/* notify-formatted TITLE PRIMARY SECONDARY HTML */
static void notify_formatted(Script *script, const char **a, int count)
{
    (void) count;
    purple_notify_formatted(script->connection, a[0], a[1], a[2], a[3], NULL, NULL);
}

static void notify_uri(Script *script, const char **a, int count)
{
    (void) count;
    purple_notify_uri(script->connection, a[0]);
}

/* notify-email SUBJECT FROM TO URL */
static void notify_email(Script *script, const char **a, int count)
{
    (void) count;
    purple_notify_email(script->connection, a[0], a[1], a[2], a[3], NULL, NULL);
}

/* notify-emails COUNT TO URL: how many there are. */
static void notify_emails(Script *script, const char **a, int count)
{
    (void) count;
    const char *tos[] = {a[1], NULL};
    const char *urls[] = {a[2], NULL};
    purple_notify_emails(script->connection, (size_t) scripted_number(script, a[0]), FALSE, NULL,
                         NULL, tos, urls, NULL, NULL);
}

/* notify-userinfo WHO, then LABEL VALUE for each line; values are HTML. */
static void notify_userinfo(Script *script, const char **a, int count)
{
    PurpleNotifyUserInfo *info = purple_notify_user_info_new();
    for (int i = 1; i + 1 < count; i += 2) {
        purple_notify_user_info_add_pair(info, a[i], a[i + 1]);
    }
    purple_notify_userinfo(script->connection, a[0], info, NULL, NULL);
    purple_notify_user_info_destroy(info);
}

/* notify-search TITLE PRIMARY SECONDARY COLUMNS, then a row each; cells with line breaks between them. */
static void notify_search(Script *script, const char **a, int count)
{
    PurpleNotifySearchResults *results = purple_notify_searchresults_new();
    char **columns = g_strsplit(a[3] == NULL ? "" : a[3], "\n", -1);
    for (char **column = columns; *column != NULL; column++) {
        purple_notify_searchresults_column_add(results,
                                               purple_notify_searchresults_column_new(*column));
    }
    g_strfreev(columns);
    for (int i = 4; i < count; i++) {
        GList *row = NULL;
        char **cells = g_strsplit(a[i] == NULL ? "" : a[i], "\n", -1);
        for (char **cell = cells; *cell != NULL; cell++) {
            row = g_list_append(row, g_strdup(*cell));
        }
        g_strfreev(cells);
        purple_notify_searchresults_row_add(results, row);
    }
    purple_notify_searchresults(script->connection, a[0], a[1], a[2], results, NULL, NULL);
}

/* All that is shown is out of date. */
static void withdraw_notices(Script *script, const char **a, int count)
{
    (void) a;
    (void) count;
    purple_notify_close_with_handle(script->connection);
}

const ScriptedCommand scripted_notice_commands[] = {
    {"notify-message", 4, 4, notify_message},
    {"notify-formatted", 4, 4, notify_formatted},
    {"notify-uri", 1, 1, notify_uri},
    {"notify-email", 4, 4, notify_email},
    {"notify-emails", 3, 3, notify_emails},
    {"notify-userinfo", 1, SCRIPTED_MOST_ARGUMENTS, notify_userinfo},
    {"notify-search", 4, SCRIPTED_MOST_ARGUMENTS, notify_search},
    {"withdraw-notices", 0, 0, withdraw_notices},
    {NULL, 0, 0, NULL},
};
