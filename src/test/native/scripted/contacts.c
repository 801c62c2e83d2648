/* The list of contacts as the network has it, and how those on it are. */
#include "scripted.h"

static PurpleGroup *group_named(const char *name)
{
    PurpleGroup *group = purple_find_group(name);
    if (group == NULL) {
        group = purple_group_new(name);
        purple_blist_add_group(group, NULL);
    }
    return group;
}

static PurpleBuddy *buddy_in(Script *script, const char *name, const char *group_name)
{
    PurpleGroup *group = purple_find_group(group_name);
    PurpleBuddy *buddy = group == NULL
                             ? NULL
                             : purple_find_buddy_in_group(script->account, name, group);
    if (buddy == NULL) {
        script_complain(script, "%s is not in %s", name, group_name);
    }
    return buddy;
}

/* contact NAME GROUP [ALIAS]: somebody is on the network's list. */
static void contact(Script *script, const char **arguments, int count)
{
    (void) count;
    PurpleGroup *group = group_named(arguments[1]);
    PurpleBuddy *buddy = purple_find_buddy_in_group(script->account, arguments[0], group);
    if (buddy == NULL) {
        buddy = purple_buddy_new(script->account, arguments[0], NULL);
        purple_blist_add_buddy(buddy, NULL, group, NULL);
    }
    if (arguments[2] != NULL) {
        purple_blist_alias_buddy(buddy, arguments[2]);
    }
}

/* contact-gone NAME [GROUP] */
static void contact_gone(Script *script, const char **arguments, int count)
{
    (void) count;
    if (arguments[1] != NULL) {
        PurpleBuddy *buddy = buddy_in(script, arguments[0], arguments[1]);
        if (buddy != NULL) {
            purple_blist_remove_buddy(buddy);
        }
        return;
    }
    GSList *buddies = purple_find_buddies(script->account, arguments[0]);
    if (buddies == NULL) {
        script_complain(script, "%s is not on the list", arguments[0]);
    }
    for (GSList *buddy = buddies; buddy != NULL; buddy = buddy->next) {
        purple_blist_remove_buddy(buddy->data);
    }
    g_slist_free(buddies);
}

/* contact-moved NAME FROM TO */
static void contact_moved(Script *script, const char **arguments, int count)
{
    (void) count;
    PurpleBuddy *buddy = buddy_in(script, arguments[0], arguments[1]);
    if (buddy != NULL) {
        purple_blist_add_buddy(buddy, NULL, group_named(arguments[2]), NULL);
    }
}

/* contact-renamed FROM TO: the network says that somebody has another name now. */
static void contact_renamed(Script *script, const char **arguments, int count)
{
    (void) count;
    GSList *buddies = purple_find_buddies(script->account, arguments[0]);
    if (buddies == NULL) {
        script_complain(script, "%s is not on the list", arguments[0]);
    }
    for (GSList *buddy = buddies; buddy != NULL; buddy = buddy->next) {
        purple_blist_rename_buddy(buddy->data, arguments[1]);
    }
    g_slist_free(buddies);
}

static void group_renamed(Script *script, const char **arguments, int count)
{
    (void) count;
    PurpleGroup *group = purple_find_group(arguments[0]);
    if (group == NULL) {
        script_complain(script, "there is no group %s", arguments[0]);
    } else {
        purple_blist_rename_group(group, arguments[1]);
    }
}

/* How somebody calls himself. */
static void server_alias(Script *script, const char **arguments, int count)
{
    (void) count;
    serv_got_alias(script->connection, arguments[0], arguments[1]);
}

/* How the user has called somebody, in another client. */
static void private_alias(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_serv_got_private_alias(script->connection, arguments[0], arguments[1]);
}

/* presence NAME STATUS [MESSAGE] */
static void presence(Script *script, const char **arguments, int count)
{
    (void) count;
    if (purple_account_get_status_type(script->account, arguments[1]) == NULL) {
        script_complain(script, "the protocol has no status %s", arguments[1]);
        return;
    }
    purple_prpl_got_user_status(script->account, arguments[0], arguments[1],
                                arguments[2] == NULL ? NULL : "message", arguments[2], NULL);
}

/* idle NAME SECONDS; 0 for not any more */
static void idle(Script *script, const char **arguments, int count)
{
    (void) count;
    int seconds = scripted_number(script, arguments[1]);
    purple_prpl_got_user_idle(script->account, arguments[0], seconds > 0, time(NULL) - seconds);
}

/* icon NAME FILE: the picture of somebody. */
static void icon(Script *script, const char **arguments, int count)
{
    (void) count;
    char *data = NULL;
    gsize length = 0;
    if (!g_file_get_contents(arguments[1], &data, &length, NULL)) {
        script_complain(script, "%s cannot be read", arguments[1]);
        return;
    }
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA1, (const guchar *) data, length);
    purple_buddy_icons_set_for_user(script->account, arguments[0], data, length, sum);
    g_free(sum);
}

/* added NAME [ALIAS [MESSAGE]]: somebody has put the user on his list. */
static void added(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_account_notify_added(script->account, arguments[0], NULL, arguments[1], arguments[2]);
}

const ScriptedCommand scripted_contact_commands[] = {
    {"contact", 2, 3, contact},
    {"contact-gone", 1, 2, contact_gone},
    {"contact-moved", 3, 3, contact_moved},
    {"contact-renamed", 2, 2, contact_renamed},
    {"group-renamed", 2, 2, group_renamed},
    {"server-alias", 2, 2, server_alias},
    {"private-alias", 2, 2, private_alias},
    {"presence", 2, 3, presence},
    {"idle", 2, 2, idle},
    {"icon", 2, 2, icon},
    {"added", 1, 3, added},
    {NULL, 0, 0, NULL},
};
