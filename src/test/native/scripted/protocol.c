/* What libpurple calls: most of it is told to the test as it is. And how the file registers all its protocols. */
#define _GNU_SOURCE
#include "scripted.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

/* The socket of the test, and the protocols to stand in for: from the file beside this library. */
static char *socket_path;

const char *scripted_socket(void)
{
    return socket_path;
}

static const ScriptedType *type_of(PurpleAccount *account)
{
    return scripted_type(purple_account_get_protocol_id(account));
}

static const char *list_icon(PurpleAccount *account, PurpleBuddy *buddy)
{
    (void) account;
    (void) buddy;
    return "scripted";
}

static GList *status_types(PurpleAccount *account)
{
    return scripted_status_types(type_of(account));
}

static char *setting(PurpleAccount *account, PurpleAccountOption *option)
{
    const char *key = purple_account_option_get_setting(option);
    switch (purple_account_option_get_type(option)) {
    case PURPLE_PREF_BOOLEAN:
        return g_strdup(purple_account_get_bool(account, key,
                                                purple_account_option_get_default_bool(option))
                            ? "true"
                            : "false");
    case PURPLE_PREF_INT:
        return g_strdup_printf("%d", purple_account_get_int(
                                         account, key,
                                         purple_account_option_get_default_int(option)));
    case PURPLE_PREF_STRING_LIST:
        return g_strdup(purple_account_get_string(
            account, key, purple_account_option_get_default_list_value(option)));
    default:
        return g_strdup(purple_account_get_string(
            account, key, purple_account_option_get_default_string(option)));
    }
}

/* login ID NAME PASSWORD PROCESS, then KEY=VALUE for each account option. */
static void tell_login(Script *script, PurplePluginProtocolInfo *info)
{
    PurpleAccount *account = script->account;
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(fields, g_strdup("login"));
    g_ptr_array_add(fields, g_strdup(purple_account_get_protocol_id(account)));
    g_ptr_array_add(fields, g_strdup(purple_account_get_username(account)));
    g_ptr_array_add(fields, g_strdup(purple_account_get_password(account)));
    g_ptr_array_add(fields, g_strdup_printf("%d", (int) getpid()));
    for (GList *option = info->protocol_options; option != NULL; option = option->next) {
        char *value = setting(account, option->data);
        g_ptr_array_add(fields, g_strdup_printf("%s=%s",
                                                purple_account_option_get_setting(option->data),
                                                value == NULL ? "" : value));
        g_free(value);
    }
    script_tell_all(script, (int) fields->len, (const char *const *) fields->pdata);
    g_ptr_array_free(fields, TRUE);
}

static void tell_status(Script *script, PurpleStatus *status)
{
    PurpleStatusType *type = purple_status_get_type(status);
    script_tell(script, "status",
                purple_primitive_get_id_from_type(purple_status_type_get_primitive(type)),
                purple_status_type_get_attr(type, "message") == NULL
                    ? NULL
                    : purple_status_get_attr_string(status, "message"));
}

static void login(PurpleAccount *account)
{
    PurpleConnection *connection = purple_account_get_connection(account);
    connection->flags |= PURPLE_CONNECTION_HTML;
    Script *script = script_open(connection, socket_path);
    if (script == NULL) {
        purple_connection_error_reason(connection, PURPLE_CONNECTION_ERROR_NETWORK_ERROR,
                                       "There is no script.");
        return;
    }
    tell_login(script, PURPLE_PLUGIN_PROTOCOL_INFO(purple_connection_get_prpl(connection)));
    tell_status(script, purple_account_get_active_status(account));
}

static void close_connection(PurpleConnection *connection)
{
    Script *script = script_of(connection);
    if (script != NULL) {
        script_tell(script, "close");
        purple_request_close_with_handle(connection);
        purple_notify_close_with_handle(connection);
        scripted_forget_questions(script);
        scripted_forget_rooms(script);
        script_close(script);
    }
}

static void set_status(PurpleAccount *account, PurpleStatus *status)
{
    Script *script = script_of(purple_account_get_connection(account));
    if (script != NULL && purple_status_is_active(status)) {
        tell_status(script, status);
    }
}

static int send_im(PurpleConnection *connection, const char *who, const char *message,
                   PurpleMessageFlags flags)
{
    Script *script = script_of(connection);
    if (script != NULL && script->longest_message > 0 &&
        strlen(message) > (size_t) script->longest_message) {
        return -7; /* E2BIG */
    }
    script_tell(script, "im", who, message,
                (flags & PURPLE_MESSAGE_AUTO_RESP) != 0 ? "auto" : NULL);
    return script == NULL ? -107 : script->message_answer;
}

static unsigned int send_typing(PurpleConnection *connection, const char *name,
                                PurpleTypingState state)
{
    Script *script = script_of(connection);
    script_tell(script, "typing", name,
                state == PURPLE_TYPING  ? "typing"
                : state == PURPLE_TYPED ? "typed"
                                        : "stopped");
    return script == NULL ? 0 : (unsigned int) script->typing_answer;
}

static void get_info(PurpleConnection *connection, const char *who)
{
    script_tell(script_of(connection), "get-info", who);
}

static void set_info(PurpleConnection *connection, const char *info)
{
    script_tell(script_of(connection), "set-info", info);
}

static void set_idle(PurpleConnection *connection, int seconds)
{
    char *text = g_strdup_printf("%d", seconds);
    script_tell(script_of(connection), "idle", text);
    g_free(text);
}

static void add_buddy(PurpleConnection *connection, PurpleBuddy *buddy, PurpleGroup *group)
{
    script_tell(script_of(connection), "add", purple_buddy_get_name(buddy),
                purple_group_get_name(group));
}

static void remove_buddy(PurpleConnection *connection, PurpleBuddy *buddy, PurpleGroup *group)
{
    script_tell(script_of(connection), "remove", purple_buddy_get_name(buddy),
                purple_group_get_name(group));
}

static void alias_buddy(PurpleConnection *connection, const char *who, const char *alias)
{
    script_tell(script_of(connection), "alias", who, alias);
}

static void group_buddy(PurpleConnection *connection, const char *who, const char *from,
                        const char *to)
{
    script_tell(script_of(connection), "move", who, from, to);
}

static void rename_group(PurpleConnection *connection, const char *from, PurpleGroup *group,
                         GList *moved)
{
    (void) moved;
    script_tell(script_of(connection), "rename-group", from, purple_group_get_name(group));
}

static void remove_group(PurpleConnection *connection, PurpleGroup *group)
{
    script_tell(script_of(connection), "remove-group", purple_group_get_name(group));
}

static gboolean offline_message(const PurpleBuddy *buddy)
{
    (void) buddy;
    return TRUE;
}

static PurplePluginInfo *plugin_info(const ScriptedType *type)
{
    PurplePluginProtocolInfo *protocol = g_new0(PurplePluginProtocolInfo, 1);
    protocol->options = type->options;
    protocol->user_splits = scripted_splits(type);
    protocol->protocol_options = scripted_account_options(type);
    protocol->list_icon = list_icon;
    protocol->status_types = status_types;
    protocol->login = login;
    protocol->close = close_connection;
    protocol->send_im = send_im;
    protocol->set_info = set_info;
    protocol->send_typing = send_typing;
    protocol->get_info = get_info;
    protocol->set_status = set_status;
    protocol->set_idle = set_idle;
    protocol->add_buddy = add_buddy;
    protocol->remove_buddy = remove_buddy;
    protocol->alias_buddy = alias_buddy;
    protocol->group_buddy = group_buddy;
    protocol->rename_group = rename_group;
    protocol->remove_group = remove_group;
    protocol->normalize = type->normalize;
    protocol->offline_message = offline_message;
    protocol->struct_size = sizeof(PurplePluginProtocolInfo);
    scripted_set_rooms(protocol);

    PurplePluginInfo *info = g_new0(PurplePluginInfo, 1);
    info->magic = PURPLE_PLUGIN_MAGIC;
    info->major_version = PURPLE_MAJOR_VERSION;
    info->minor_version = PURPLE_MINOR_VERSION;
    info->type = PURPLE_PLUGIN_PROTOCOL;
    info->priority = PURPLE_PRIORITY_DEFAULT;
    info->id = (char *) type->id;
    info->name = (char *) type->name;
    info->version = "1";
    info->summary = "Does what a test says";
    info->description = info->summary;
    info->author = "IM Services";
    info->homepage = "";
    info->extra_info = protocol;
    return info;
}

/* The lines of the file beside this library, of the same name with .conf in place of .so. */
static char **configuration(void)
{
    Dl_info here;
    if (dladdr((void *) &list_icon, &here) == 0 || !g_str_has_suffix(here.dli_fname, ".so")) {
        return NULL;
    }
    char *stem = g_strndup(here.dli_fname, strlen(here.dli_fname) - strlen(".so"));
    char *file = g_strconcat(stem, ".conf", NULL);
    char *content = NULL;
    g_file_get_contents(file, &content, NULL, NULL);
    g_free(file);
    g_free(stem);
    if (content == NULL) {
        return NULL;
    }
    char **lines = g_strsplit(g_strchomp(content), "\n", -1);
    g_free(content);
    return lines;
}

/* The first protocol is what the file itself is to libpurple; each of the others is a plugin without a file. */
G_MODULE_EXPORT gboolean purple_init_plugin(PurplePlugin *plugin);
G_MODULE_EXPORT gboolean purple_init_plugin(PurplePlugin *plugin)
{
    char **lines = configuration();
    if (lines == NULL || lines[0] == NULL || lines[1] == NULL) {
        g_strfreev(lines);
        return FALSE;
    }
    socket_path = g_strdup(lines[0]);
    plugin->info = plugin_info(scripted_type(lines[1]));
    gboolean registered = purple_plugin_register(plugin);
    for (int i = 2; registered && lines[i] != NULL; i++) {
        PurplePlugin *further = purple_plugin_new(TRUE, NULL);
        further->info = plugin_info(scripted_type(lines[i]));
        registered = purple_plugin_register(further);
    }
    g_strfreev(lines);
    return registered;
}
