package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;

/** What the worker needs of libpurple 2. Only for the loop thread. */
public final class Purple {

    public static final int PURPLE_INPUT_READ = 1;
    public static final int PURPLE_INPUT_WRITE = 2;

    public static final int PURPLE_CONV_TYPE_IM = 1;

    public static final int PURPLE_CONV_TYPE_CHAT = 2;

    public static final int PURPLE_CBFLAGS_VOICE = 0x01;
    public static final int PURPLE_CBFLAGS_HALFOP = 0x02;
    public static final int PURPLE_CBFLAGS_OP = 0x04;
    public static final int PURPLE_CBFLAGS_FOUNDER = 0x08;
    public static final int PURPLE_CBFLAGS_AWAY = 0x20;

    public static final int PURPLE_CMD_STATUS_OK = 0;
    public static final int PURPLE_CMD_STATUS_FAILED = 1;

    public static final int PURPLE_MESSAGE_SEND = 0x0001;
    public static final int PURPLE_MESSAGE_RECV = 0x0002;
    public static final int PURPLE_MESSAGE_SYSTEM = 0x0004;
    public static final int PURPLE_MESSAGE_AUTO_RESP = 0x0008;
    public static final int PURPLE_MESSAGE_ERROR = 0x0200;
    public static final int PURPLE_MESSAGE_DELAYED = 0x0400;
    public static final int PURPLE_MESSAGE_REMOTE_SEND = 0x10000;

    public static final int PURPLE_CONNECTION_HTML = 0x0001;
    public static final int PURPLE_CONNECTION_NO_NEWLINES = 0x0010;

    public static final int PURPLE_NOT_TYPING = 0;
    public static final int PURPLE_TYPING = 1;
    public static final int PURPLE_TYPED = 2;

    public static final int OPT_PROTO_NO_PASSWORD = 0x10;
    public static final int OPT_PROTO_PASSWORD_OPTIONAL = 0x80;

    public static final int PURPLE_PREF_BOOLEAN = 1;
    public static final int PURPLE_PREF_INT = 2;
    public static final int PURPLE_PREF_STRING = 3;
    public static final int PURPLE_PREF_STRING_LIST = 4;

    public static final int PURPLE_STATUS_OFFLINE = 1;
    public static final int PURPLE_STATUS_AVAILABLE = 2;
    public static final int PURPLE_STATUS_UNAVAILABLE = 3;
    public static final int PURPLE_STATUS_INVISIBLE = 4;
    public static final int PURPLE_STATUS_AWAY = 5;
    public static final int PURPLE_STATUS_EXTENDED_AWAY = 6;

    public static final int PURPLE_REQUEST_INPUT = 0;
    public static final int PURPLE_REQUEST_CHOICE = 1;
    public static final int PURPLE_REQUEST_ACTION = 2;
    public static final int PURPLE_REQUEST_FIELDS = 3;
    public static final int PURPLE_REQUEST_FILE = 4;
    public static final int PURPLE_REQUEST_FOLDER = 5;

    public static final int PURPLE_REQUEST_FIELD_STRING = 1;
    public static final int PURPLE_REQUEST_FIELD_INTEGER = 2;
    public static final int PURPLE_REQUEST_FIELD_BOOLEAN = 3;
    public static final int PURPLE_REQUEST_FIELD_CHOICE = 4;
    public static final int PURPLE_REQUEST_FIELD_LIST = 5;
    public static final int PURPLE_REQUEST_FIELD_ACCOUNT = 8;

    private Purple() {}

    /** Makes the functions of this class callable. Before anything else. */
    public static void load(String library) {
        Native.register(
                Purple.class,
                NativeLibrary.getInstance(
                        library, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
    }

    /** Where the code of the library that was loaded lies in memory. */
    public static long address(String library) {
        return Pointer.nativeValue(
                NativeLibrary.getInstance(library).getFunction("purple_core_init"));
    }

    // core.h, debug.h, util.h, prefs.h, eventloop.h, version.h

    public static native int purple_core_init(String ui);

    public static native String purple_core_get_version();

    public static native void purple_debug_set_enabled(int enabled);

    public static native void purple_util_set_user_dir(String folder);

    public static native void purple_prefs_set_bool(String name, int value);

    public static native void purple_prefs_set_string(String name, String value);

    public static native void purple_eventloop_set_ui_ops(Pointer ops);

    // signals.h

    public static native long purple_signal_connect(
            Pointer instance, String signal, Pointer handle, Pointer function, Pointer data);

    public static native Pointer purple_blist_get_handle();

    public static native Pointer purple_conversations_get_handle();

    // certificate.h, util.h

    public static native void purple_certificate_add_ca_search_path(String folder);

    /** The name of a file for any text. */
    public static native String purple_escape_filename(String text);

    // plugin.h, prpl.h

    public static native void purple_plugins_add_search_path(String folder);

    /** A list of C strings. */
    public static native Pointer purple_plugins_get_search_paths();

    /** A list of {@code PurplePlugin}. */
    public static native Pointer purple_plugins_get_protocols();

    public static native Pointer purple_find_prpl(String id);

    public static native String purple_normalize(Pointer account, String name);

    // account.h, accountopt.h

    public static native void purple_accounts_set_ui_ops(Pointer ops);

    public static native Pointer purple_account_new(String name, String protocol);

    public static native void purple_accounts_add(Pointer account);

    public static native void purple_accounts_delete(Pointer account);

    public static native void purple_account_set_password(Pointer account, String password);

    public static native String purple_account_get_password(Pointer account);

    public static native void purple_account_set_remember_password(Pointer account, int remember);

    public static native void purple_account_set_enabled(Pointer account, String ui, int enabled);

    public static native void purple_account_set_int(Pointer account, String name, int value);

    public static native void purple_account_set_bool(Pointer account, String name, int value);

    public static native void purple_account_set_string(Pointer account, String name, String value);

    public static native int purple_account_get_int(Pointer account, String name, int fallback);

    public static native void purple_account_disconnect(Pointer account);

    public static native int purple_account_is_disconnected(Pointer account);

    public static native Pointer purple_account_get_connection(Pointer account);

    public static native Pointer purple_account_get_status(Pointer account, String id);

    public static native Pointer purple_account_get_status_type(Pointer account, String id);

    public static native Pointer purple_account_get_status_type_with_primitive(
            Pointer account, int primitive);

    public static native void purple_account_set_status_list(
            Pointer account, String id, int active, Pointer attributes);

    public static native void purple_account_add_buddy(Pointer account, Pointer buddy);

    public static native void purple_account_remove_buddy(
            Pointer account, Pointer buddy, Pointer group);

    public static native int purple_account_option_get_type(Pointer option);

    public static native String purple_account_option_get_text(Pointer option);

    public static native String purple_account_option_get_setting(Pointer option);

    public static native int purple_account_option_get_masked(Pointer option);

    public static native int purple_account_option_get_default_bool(Pointer option);

    public static native int purple_account_option_get_default_int(Pointer option);

    public static native String purple_account_option_get_default_string(Pointer option);

    public static native String purple_account_option_get_default_list_value(Pointer option);

    public static native Pointer purple_account_option_get_list(Pointer option);

    public static native String purple_account_user_split_get_text(Pointer split);

    public static native String purple_account_user_split_get_default_value(Pointer split);

    public static native byte purple_account_user_split_get_separator(Pointer split);

    // connection.h, server.h

    public static native void purple_connections_set_ui_ops(Pointer ops);

    public static native Pointer purple_connection_get_account(Pointer connection);

    public static native String purple_connection_get_display_name(Pointer connection);

    public static native int purple_connection_error_is_fatal(int reason);

    public static native int serv_send_im(Pointer connection, String name, String html, int flags);

    /** Seconds after which it is to be told again; 0 for never. */
    public static native int serv_send_typing(Pointer connection, String name, int state);

    public static native void serv_alias_buddy(Pointer buddy);

    // status.h, presence

    public static native String purple_status_type_get_id(Pointer type);

    public static native int purple_status_type_get_primitive(Pointer type);

    public static native Pointer purple_status_type_get_attr(Pointer type, String id);

    public static native Pointer purple_status_get_type(Pointer status);

    public static native String purple_status_get_attr_string(Pointer status, String id);

    public static native Pointer purple_presence_get_active_status(Pointer presence);

    // blist.h

    public static native void purple_blist_set_ui_ops(Pointer ops);

    public static native Pointer purple_blist_new();

    public static native void purple_set_blist(Pointer list);

    public static native Pointer purple_group_new(String name);

    public static native String purple_group_get_name(Pointer group);

    public static native Pointer purple_find_group(String name);

    public static native void purple_blist_add_group(Pointer group, Pointer after);

    public static native void purple_blist_remove_group(Pointer group);

    public static native int purple_blist_get_group_size(Pointer group, int offline);

    public static native Pointer purple_buddy_new(Pointer account, String name, String alias);

    public static native void purple_blist_add_buddy(
            Pointer buddy, Pointer contact, Pointer group, Pointer after);

    public static native void purple_blist_remove_buddy(Pointer buddy);

    public static native void purple_blist_alias_buddy(Pointer buddy, String alias);

    public static native Pointer purple_find_buddy(Pointer account, String name);

    public static native Pointer purple_find_buddy_in_group(
            Pointer account, String name, Pointer group);

    public static native Pointer purple_find_buddies(Pointer account, String name);

    public static native String purple_buddy_get_name(Pointer buddy);

    public static native Pointer purple_buddy_get_account(Pointer buddy);

    public static native Pointer purple_buddy_get_group(Pointer buddy);

    public static native String purple_buddy_get_alias_only(Pointer buddy);

    public static native String purple_buddy_get_server_alias(Pointer buddy);

    public static native Pointer purple_buddy_get_presence(Pointer buddy);

    /** 2 for a buddy. */
    public static native int purple_blist_node_get_type(Pointer node);

    public static native Pointer purple_blist_node_get_first_child(Pointer node);

    public static native Pointer purple_blist_node_get_sibling_next(Pointer node);

    // conversation.h

    public static native void purple_conversations_set_ui_ops(Pointer ops);

    public static native int purple_conversation_get_type(Pointer conversation);

    public static native Pointer purple_conversation_get_account(Pointer conversation);

    public static native String purple_conversation_get_name(Pointer conversation);

    public static native void purple_conversation_destroy(Pointer conversation);

    public static native Pointer purple_get_conversations();

    // xmlnode.h

    public static native Pointer xmlnode_get_child(Pointer node, String name);

    public static native Pointer xmlnode_get_child_with_namespace(
            Pointer node, String name, String namespace);

    public static native String xmlnode_get_attrib(Pointer node, String name);

    public static native void xmlnode_set_attrib(Pointer node, String name, String value);

    /** The text in it, to be freed with {@code g_free}; null when there is none. */
    public static native Pointer xmlnode_get_data(Pointer node);

    public static native void purple_conversation_clear_message_history(Pointer conversation);

    public static native Pointer purple_conversation_get_chat_data(Pointer conversation);

    public static native int purple_conv_chat_get_id(Pointer chat);

    public static native String purple_conv_chat_get_nick(Pointer chat);

    public static native int purple_conv_chat_find_user(Pointer chat, String nick);

    public static native int purple_conv_chat_user_get_flags(Pointer chat, String nick);

    /** A list of {@code PurpleConvChatBuddy}. */
    public static native Pointer purple_conv_chat_get_users(Pointer chat);

    public static native String purple_conv_chat_cb_get_name(Pointer occupant);

    public static native void serv_join_chat(Pointer connection, Pointer components);

    public static native int serv_chat_send(Pointer connection, int id, String html, int flags);

    public static native void serv_chat_invite(
            Pointer connection, int id, String message, String name);

    // roomlist.h

    public static final int PURPLE_ROOMLIST_ROOMTYPE_ROOM = 2;

    public static final int PURPLE_ROOMLIST_FIELD_INT = 1;
    public static final int PURPLE_ROOMLIST_FIELD_STRING = 2;

    public static native void purple_roomlist_set_ui_ops(Pointer ops);

    public static native Pointer purple_roomlist_get_list(Pointer connection);

    public static native void purple_roomlist_cancel_get_list(Pointer list);

    public static native int purple_roomlist_get_in_progress(Pointer list);

    public static native void purple_roomlist_ref(Pointer list);

    public static native void purple_roomlist_unref(Pointer list);

    /** A list of {@code PurpleRoomlistField}: the columns. */
    public static native Pointer purple_roomlist_get_fields(Pointer list);

    public static native int purple_roomlist_field_get_type(Pointer field);

    public static native int purple_roomlist_field_get_hidden(Pointer field);

    public static native int purple_roomlist_room_get_type(Pointer room);

    public static native String purple_roomlist_room_get_name(Pointer room);

    /** What is in the columns. */
    public static native Pointer purple_roomlist_room_get_fields(Pointer room);

    // cmds.h

    /** @param error the address of an address: what went wrong, to be freed */
    public static native int purple_cmd_do_command(
            Pointer conversation, String line, String markup, Pointer error);

    // notify.h, request.h, dnsquery.h

    public static native void purple_notify_set_ui_ops(Pointer ops);

    public static native void purple_request_set_ui_ops(Pointer ops);

    public static native void purple_request_close(int type, Pointer handle);

    public static native void purple_request_fields_destroy(Pointer fields);

    /** A list of {@code PurpleRequestFieldGroup}. */
    public static native Pointer purple_request_fields_get_groups(Pointer fields);

    public static native String purple_request_field_group_get_title(Pointer group);

    /** A list of {@code PurpleRequestField}. */
    public static native Pointer purple_request_field_group_get_fields(Pointer group);

    public static native int purple_request_field_get_type(Pointer field);

    public static native String purple_request_field_get_id(Pointer field);

    public static native String purple_request_field_get_label(Pointer field);

    public static native int purple_request_field_is_visible(Pointer field);

    public static native int purple_request_field_is_required(Pointer field);

    public static native String purple_request_field_string_get_default_value(Pointer field);

    public static native int purple_request_field_string_is_multiline(Pointer field);

    public static native int purple_request_field_string_is_masked(Pointer field);

    public static native int purple_request_field_string_is_editable(Pointer field);

    public static native void purple_request_field_string_set_value(Pointer field, String value);

    public static native int purple_request_field_int_get_default_value(Pointer field);

    public static native void purple_request_field_int_set_value(Pointer field, int value);

    public static native int purple_request_field_bool_get_default_value(Pointer field);

    public static native void purple_request_field_bool_set_value(Pointer field, int value);

    public static native int purple_request_field_choice_get_default_value(Pointer field);

    public static native void purple_request_field_choice_set_value(Pointer field, int value);

    /** A list of C strings. */
    public static native Pointer purple_request_field_choice_get_labels(Pointer field);

    public static native int purple_request_field_list_get_multi_select(Pointer field);

    /** A list of C strings. */
    public static native Pointer purple_request_field_list_get_items(Pointer field);

    public static native int purple_request_field_list_is_selected(Pointer field, Pointer item);

    public static native void purple_request_field_list_clear_selected(Pointer field);

    public static native void purple_request_field_list_add_selected(Pointer field, Pointer item);

    public static native void purple_request_field_account_set_value(
            Pointer field, Pointer account);

    /** The caller's to free. */
    public static native Pointer purple_notify_user_info_get_text_with_newline(
            Pointer info, String newline);

    public static native void purple_dnsquery_set_ui_ops(Pointer ops);

    public static native String purple_dnsquery_get_host(Pointer query);

    public static native short purple_dnsquery_get_port(Pointer query);
}
