/* Chat rooms. A room has a number, which the test chooses when the user is in. */
#include "scripted.h"

#include <string.h>

static GList *entry(GList *list, const char *label, const char *identifier, gboolean required,
                    gboolean secret)
{
    struct proto_chat_entry *made = g_new0(struct proto_chat_entry, 1);
    made->label = label;
    made->identifier = identifier;
    made->required = required;
    made->secret = secret;
    return g_list_append(list, made);
}

static GList *chat_info(PurpleConnection *connection)
{
    (void) connection;
    GList *entries = entry(NULL, "_Room:", "room", TRUE, FALSE);
    return entry(entries, "_Password:", "password", FALSE, TRUE);
}

static GHashTable *chat_info_defaults(PurpleConnection *connection, const char *room)
{
    (void) connection;
    GHashTable *defaults = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    if (room != NULL) {
        g_hash_table_insert(defaults, "room", g_strdup(room));
    }
    return defaults;
}

static char *get_chat_name(GHashTable *components)
{
    return g_strdup(g_hash_table_lookup(components, "room"));
}

static void tell_components(Script *script, const char *event, GHashTable *components)
{
    GPtrArray *told = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(told, g_strdup(event));
    GList *keys = g_list_sort(g_hash_table_get_keys(components), (GCompareFunc) strcmp);
    for (GList *key = keys; key != NULL; key = key->next) {
        const char *value = g_hash_table_lookup(components, key->data);
        g_ptr_array_add(told, g_strdup_printf("%s=%s", (char *) key->data,
                                              value == NULL ? "" : value));
    }
    g_list_free(keys);
    script_tell_all(script, (int) told->len, (const char *const *) told->pdata);
    g_ptr_array_free(told, TRUE);
}

static void join_chat(PurpleConnection *connection, GHashTable *components)
{
    tell_components(script_of(connection), "join", components);
}

static void reject_chat(PurpleConnection *connection, GHashTable *components)
{
    tell_components(script_of(connection), "reject", components);
}

/* Tells what was done in a room, by its number. */
static void tell_room(PurpleConnection *connection, const char *event, int room, const char *one,
                      const char *two)
{
    char *number = g_strdup_printf("%d", room);
    script_tell(script_of(connection), event, number, one, two);
    g_free(number);
}

static void chat_leave(PurpleConnection *connection, int room)
{
    tell_room(connection, "leave", room, NULL, NULL);
}

static int chat_send(PurpleConnection *connection, int room, const char *message,
                     PurpleMessageFlags flags)
{
    (void) flags;
    Script *script = script_of(connection);
    tell_room(connection, "room-im", room, message, NULL);
    return script == NULL ? -107 : script->room_answer;
}

static void chat_invite(PurpleConnection *connection, int room, const char *message,
                        const char *who)
{
    tell_room(connection, "invite", room, who, message);
}

static void chat_whisper(PurpleConnection *connection, int room, const char *who,
                         const char *message)
{
    tell_room(connection, "whisper", room, who, message);
}

static void set_chat_topic(PurpleConnection *connection, int room, const char *topic)
{
    tell_room(connection, "topic", room, topic, NULL);
}

static void set_list(Script *script, PurpleRoomlist *list)
{
    if (script->roomlist != NULL) {
        purple_roomlist_unref(script->roomlist);
    }
    script->roomlist = list;
}

static PurpleRoomlist *roomlist_get_list(PurpleConnection *connection)
{
    Script *script = script_of(connection);
    PurpleRoomlist *list = purple_roomlist_new(script->account);
    GList *fields = g_list_append(
        NULL, purple_roomlist_field_new(PURPLE_ROOMLIST_FIELD_STRING, "", "room", TRUE));
    fields = g_list_append(
        fields, purple_roomlist_field_new(PURPLE_ROOMLIST_FIELD_INT, "Users", "users", FALSE));
    fields = g_list_append(
        fields, purple_roomlist_field_new(PURPLE_ROOMLIST_FIELD_STRING, "Topic", "topic", FALSE));
    purple_roomlist_set_fields(list, fields);
    purple_roomlist_set_in_progress(list, TRUE);
    set_list(script, list);
    script_tell(script, "list-rooms");
    return list;
}

static void roomlist_cancel(PurpleRoomlist *list)
{
    Script *script = script_of(purple_account_get_connection(list->account));
    purple_roomlist_set_in_progress(list, FALSE);
    if (script != NULL && script->roomlist == list) {
        script_tell(script, "list-cancelled");
        set_list(script, NULL);
    }
}

static PurpleConvChat *room_numbered(Script *script, const char *number)
{
    PurpleConversation *conversation =
        purple_find_chat(script->connection, scripted_number(script, number));
    if (conversation == NULL) {
        script_complain(script, "there is no room %s", number == NULL ? "" : number);
        return NULL;
    }
    return PURPLE_CONV_CHAT(conversation);
}

static const struct {
    const char *name;
    PurpleConvChatBuddyFlags flag;
} USER_FLAGS[] = {
    {"voice", PURPLE_CBFLAGS_VOICE},     {"halfop", PURPLE_CBFLAGS_HALFOP},
    {"op", PURPLE_CBFLAGS_OP},           {"founder", PURPLE_CBFLAGS_FOUNDER},
    {"typing", PURPLE_CBFLAGS_TYPING},   {"away", PURPLE_CBFLAGS_AWAY},
};

static PurpleConvChatBuddyFlags user_flags(Script *script, const char *names)
{
    PurpleConvChatBuddyFlags flags = PURPLE_CBFLAGS_NONE;
    char **parts = g_strsplit(names == NULL ? "" : names, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        gsize i = 0;
        while (i < G_N_ELEMENTS(USER_FLAGS) && strcmp(USER_FLAGS[i].name, *part) != 0) {
            i++;
        }
        if (i < G_N_ELEMENTS(USER_FLAGS)) {
            flags |= USER_FLAGS[i].flag;
        } else if (**part != '\0') {
            script_complain(script, "users of rooms have no flag %s", *part);
        }
    }
    g_strfreev(parts);
    return flags;
}

/* room-joined NUMBER NAME [NICK]: the user is in. */
static void room_joined(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConversation *conversation =
        serv_got_joined_chat(script->connection, scripted_number(script, a[0]), a[1]);
    if (a[2] != NULL) {
        purple_conv_chat_set_nick(PURPLE_CONV_CHAT(conversation), a[2]);
    }
}

/* room-failed NAME: he does not get in. */
static void room_failed(Script *script, const char **a, int count)
{
    (void) count;
    GHashTable *components = chat_info_defaults(script->connection, a[0]);
    purple_serv_got_join_chat_failed(script->connection, components);
    g_hash_table_destroy(components);
}

/* room-users NUMBER, then NAME FLAGS for each who is in already. */
static void room_users(Script *script, const char **a, int count)
{
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room == NULL) {
        return;
    }
    GList *users = NULL;
    GList *flags = NULL;
    for (int i = 1; i + 1 < count; i += 2) {
        users = g_list_append(users, (gpointer) a[i]);
        flags = g_list_append(flags, GINT_TO_POINTER(user_flags(script, a[i + 1])));
    }
    purple_conv_chat_add_users(room, users, NULL, flags, FALSE);
    g_list_free(users);
    g_list_free(flags);
}

/* room-enter NUMBER NAME [FLAGS [WHERE FROM]] */
static void room_enter(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_add_user(room, a[1], a[3], user_flags(script, a[2]), TRUE);
    }
}

/* room-leave NUMBER NAME [REASON] */
static void room_leave(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_remove_user(room, a[1], a[2]);
    }
}

static void room_rename(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_rename_user(room, a[1], a[2]);
    }
}

static void room_flags(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_user_set_flags(room, a[1], user_flags(script, a[2]));
    }
}

/* room-topic NUMBER WHO TOPIC */
static void room_topic(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_set_topic(room, a[1], a[2]);
    }
}

/* room-nick NUMBER NICK: what the user is called there. */
static void room_nick(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_set_nick(room, a[1]);
    }
}

/* room-message NUMBER WHO HTML [FLAGS [SECONDS]] */
static void room_message(Script *script, const char **a, int count)
{
    (void) count;
    if (room_numbered(script, a[0]) != NULL) {
        serv_got_chat_in(script->connection, scripted_number(script, a[0]), a[1],
                         PURPLE_MESSAGE_RECV | scripted_message_flags(script, a[3]), a[2],
                         scripted_time(script, a[4]));
    }
}

/* room-write NUMBER WHO HTML [FLAGS [SECONDS]]: what the protocol itself writes into the room. */
static void room_write(Script *script, const char **a, int count)
{
    (void) count;
    PurpleConvChat *room = room_numbered(script, a[0]);
    if (room != NULL) {
        purple_conv_chat_write(room, a[1], a[2], scripted_message_flags(script, a[3]),
                               scripted_time(script, a[4]));
    }
}

/* room-left NUMBER: the user is out, whoever wanted it. */
static void room_left(Script *script, const char **a, int count)
{
    (void) count;
    serv_got_chat_left(script->connection, scripted_number(script, a[0]));
}

/* room-invitation ROOM WHO MESSAGE [PASSWORD] */
static void room_invitation(Script *script, const char **a, int count)
{
    (void) count;
    GHashTable *components = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    g_hash_table_insert(components, "room", g_strdup(a[0]));
    if (a[3] != NULL) {
        g_hash_table_insert(components, "password", g_strdup(a[3]));
    }
    serv_got_chat_invite(script->connection, a[0], a[1], a[2], components);
}

/* room-listed NAME USERS TOPIC */
static void room_listed(Script *script, const char **a, int count)
{
    (void) count;
    if (script->roomlist == NULL) {
        script_complain(script, "nobody has asked for the list of rooms");
        return;
    }
    PurpleRoomlistRoom *room =
        purple_roomlist_room_new(PURPLE_ROOMLIST_ROOMTYPE_ROOM, a[0], NULL);
    purple_roomlist_room_add_field(script->roomlist, room, a[0]);
    purple_roomlist_room_add_field(script->roomlist, room,
                                   GINT_TO_POINTER(scripted_number(script, a[1])));
    purple_roomlist_room_add_field(script->roomlist, room, a[2]);
    purple_roomlist_room_add(script->roomlist, room);
}

static void rooms_listed(Script *script, const char **a, int count)
{
    (void) a;
    (void) count;
    if (script->roomlist == NULL) {
        script_complain(script, "nobody has asked for the list of rooms");
        return;
    }
    purple_roomlist_set_in_progress(script->roomlist, FALSE);
    set_list(script, NULL);
}

/* answer-rooms NUMBER: what chat_send says from now on; below 0 is an error (prpl.h). */
static void answer_rooms(Script *script, const char **a, int count)
{
    (void) count;
    script->room_answer = scripted_number(script, a[0]);
}

void scripted_forget_rooms(Script *script)
{
    set_list(script, NULL);
}

void scripted_set_rooms(PurplePluginProtocolInfo *info)
{
    info->chat_info = chat_info;
    info->chat_info_defaults = chat_info_defaults;
    info->get_chat_name = get_chat_name;
    info->join_chat = join_chat;
    info->reject_chat = reject_chat;
    info->chat_leave = chat_leave;
    info->chat_send = chat_send;
    info->chat_invite = chat_invite;
    info->chat_whisper = chat_whisper;
    info->set_chat_topic = set_chat_topic;
    info->roomlist_get_list = roomlist_get_list;
    info->roomlist_cancel = roomlist_cancel;
}

const ScriptedCommand scripted_room_commands[] = {
    {"room-joined", 2, 3, room_joined},
    {"room-failed", 1, 1, room_failed},
    {"room-users", 1, SCRIPTED_MOST_ARGUMENTS, room_users},
    {"room-enter", 2, 4, room_enter},
    {"room-leave", 2, 3, room_leave},
    {"room-rename", 3, 3, room_rename},
    {"room-flags", 3, 3, room_flags},
    {"room-topic", 3, 3, room_topic},
    {"room-nick", 2, 2, room_nick},
    {"room-message", 3, 5, room_message},
    {"room-write", 3, 5, room_write},
    {"room-left", 1, 1, room_left},
    {"room-invitation", 3, 4, room_invitation},
    {"room-listed", 3, 3, room_listed},
    {"rooms-listed", 0, 0, rooms_listed},
    {"answer-rooms", 1, 1, answer_rooms},
    {NULL, 0, 0, NULL},
};
