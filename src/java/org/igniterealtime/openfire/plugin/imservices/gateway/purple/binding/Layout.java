package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

/**
 * Where the fields lie that have no accessor function: offsets in bytes for 64-bit machines, and indices in tables of
 * functions. {@code LayoutTest} compares them with libpurple's headers.
 */
public final class Layout {

    public static final int PURPLE_PLUGIN_INFO = 24;

    public static final int PURPLE_PLUGIN_INFO_ID = 48;
    public static final int PURPLE_PLUGIN_INFO_NAME = 56;
    public static final int PURPLE_PLUGIN_INFO_EXTRA_INFO = 136;

    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_OPTIONS = 0;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_USER_SPLITS = 8;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_PROTOCOL_OPTIONS = 16;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INFO = 112;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INFO_DEFAULTS = 120;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_REJECT_CHAT = 280;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INVITE = 296;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_SET_CHAT_TOPIC = 432;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_SEND_TYPING = 160;
    public static final int PURPLE_PLUGIN_PROTOCOL_INFO_SEND_RAW = 512;

    public static final int PURPLE_CONNECTION_FLAGS = 8;
    public static final int PURPLE_CONNECTION_PROTO_DATA = 48;

    public static final int PURPLE_ROOMLIST_ROOMS = 16;

    public static final int ROOMLIST_UI_OPS = 10;
    public static final int ROOMLIST_IN_PROGRESS = 4;

    public static final int PROTO_CHAT_ENTRY_IDENTIFIER = 8;
    public static final int PROTO_CHAT_ENTRY_REQUIRED = 16;
    public static final int PROTO_CHAT_ENTRY_SECRET = 32;

    /** Of GList and GSList alike. */
    public static final int G_LIST_DATA = 0;

    public static final int G_LIST_NEXT = 8;

    public static final int EVENT_LOOP_UI_OPS = 9;
    public static final int EVENT_LOOP_TIMEOUT_ADD = 0;
    public static final int EVENT_LOOP_TIMEOUT_REMOVE = 1;
    public static final int EVENT_LOOP_INPUT_ADD = 2;
    public static final int EVENT_LOOP_INPUT_REMOVE = 3;
    public static final int EVENT_LOOP_TIMEOUT_ADD_SECONDS = 5;

    public static final int CONNECTION_UI_OPS = 11;
    public static final int CONNECTION_CONNECTED = 1;
    public static final int CONNECTION_DISCONNECTED = 2;
    public static final int CONNECTION_NOTICE = 3;
    public static final int CONNECTION_REPORT_DISCONNECT_REASON = 7;

    public static final int ACCOUNT_UI_OPS = 9;
    public static final int ACCOUNT_NOTIFY_ADDED = 0;
    public static final int ACCOUNT_REQUEST_ADD = 2;
    public static final int ACCOUNT_REQUEST_AUTHORIZE = 3;
    public static final int ACCOUNT_CLOSE_ACCOUNT_REQUEST = 4;

    public static final int BLIST_UI_OPS = 14;
    public static final int BLIST_SAVE_NODE = 10;
    public static final int BLIST_REMOVE_NODE = 11;
    public static final int BLIST_SAVE_ACCOUNT = 12;

    public static final int CONVERSATION_UI_OPS = 19;
    public static final int CONVERSATION_CREATE_CONVERSATION = 0;
    public static final int CONVERSATION_DESTROY_CONVERSATION = 1;
    public static final int CONVERSATION_WRITE_CONV = 4;
    public static final int CONVERSATION_CHAT_ADD_USERS = 5;
    public static final int CONVERSATION_CHAT_RENAME_USER = 6;
    public static final int CONVERSATION_CHAT_UPDATE_USER = 8;
    public static final int CONVERSATION_HAS_FOCUS = 10;

    public static final int NOTIFY_UI_OPS = 13;
    public static final int NOTIFY_MESSAGE = 0;
    public static final int NOTIFY_EMAIL = 1;
    public static final int NOTIFY_EMAILS = 2;
    public static final int NOTIFY_FORMATTED = 3;
    public static final int NOTIFY_USERINFO = 6;
    public static final int NOTIFY_URI = 7;

    public static final int REQUEST_UI_OPS = 11;
    public static final int REQUEST_INPUT = 0;
    public static final int REQUEST_CHOICE = 1;
    public static final int REQUEST_ACTION = 2;
    public static final int REQUEST_FIELDS = 3;
    public static final int REQUEST_FILE = 4;
    public static final int REQUEST_CLOSE = 5;
    public static final int REQUEST_FOLDER = 6;
    public static final int REQUEST_ACTION_WITH_ICON = 7;

    public static final int DNS_QUERY_UI_OPS = 6;
    public static final int DNS_QUERY_RESOLVE_HOST = 0;
    public static final int DNS_QUERY_DESTROY = 1;

    public static final int PURPLE_KEY_VALUE_PAIR_VALUE = 8;

    private Layout() {}
}
