/* Which protocols there are to stand in for, with the account options, name parts and rules of the real ones. */
#include "scripted.h"

#include <string.h>

static const char *keep(char *text)
{
    static char *kept;
    g_free(kept);
    kept = text;
    return kept;
}

static const char *lower_case(const PurpleAccount *account, const char *name)
{
    (void) account;
    return keep(g_utf8_strdown(name, -1));
}

/* AIM, ICQ and MySpace: "fOo BaR" is "foobar". */
static const char *without_spaces(const PurpleAccount *account, const char *name)
{
    (void) account;
    char *lower = g_utf8_strdown(name, -1);
    char *to = lower;
    for (const char *from = lower; *from != '\0'; from++) {
        if (*from != ' ') {
            *to++ = *from;
        }
    }
    *to = '\0';
    return keep(lower);
}

/* MSN: a name without a domain is one at hotmail.com. */
static const char *hotmail(const PurpleAccount *account, const char *name)
{
    (void) account;
    char *lower = g_strchomp(g_utf8_strdown(name, -1));
    char *whole = g_strconcat(lower, strchr(lower, '@') == NULL ? "@hotmail.com" : "", NULL);
    g_free(lower);
    return keep(whole);
}

/* XMPP: a contact is somebody, whatever the resource. */
static const char *bare(const PurpleAccount *account, const char *name)
{
    (void) account;
    char *lower = g_utf8_strdown(name, -1);
    lower[strcspn(lower, "/")] = '\0';
    return keep(lower);
}

static const ScriptedOption AIM[] = {
    {'s', "server", "Server", "slogin.oscar.aol.com"},
    {'i', "port", "Port", "5190"},
    {'l', "encryption", "Connection security",
     "opportunistic_encryption,require_encryption,no_encryption"},
    {'b', "use_clientlogin", "Use clientLogin", "1"},
    {'b', "always_use_rv_proxy", "Always use AIM proxy server for file transfers", "0"},
    {'b', "allow_multiple_logins", "Allow multiple simultaneous logins", "1"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption ICQ[] = {
    {'s', "server", "Server", "slogin.icq.com"},
    {'i', "port", "Port", "5190"},
    {'l', "encryption", "Connection security",
     "opportunistic_encryption,require_encryption,no_encryption"},
    {'b', "use_clientlogin", "Use clientLogin", "1"},
    {'b', "always_use_rv_proxy", "Always use ICQ proxy server for file transfers", "0"},
    {'s', "encoding", "Encoding", "ISO-8859-1"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption YAHOO[] = {
    {'i', "port", "Pager port", "5050"},
    {'s', "xfer_host", "File transfer server", "filetransfer.msg.yahoo.com"},
    {'i', "xfer_port", "File transfer port", "80"},
    {'s', "room_list_locale", "Chat room locale", "us"},
    {'s', "local_charset", "Encoding", "UTF-8"},
    {'b', "ignore_invites", "Ignore conference and chatroom invitations", "0"},
    {'b', "proxy_ssl", "Use account proxy for HTTP and HTTPS connections", "0"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption MSN[] = {
    {'s', "server", "Server", "messenger.hotmail.com"},
    {'i', "port", "Port", "1863"},
    {'b', "http_method", "Use HTTP Method", "0"},
    {'s', "http_method_server", "HTTP Method Server", "gateway.messenger.hotmail.com"},
    {'b', "custom_smileys", "Show custom smileys", "1"},
    {'b', "direct_connect", "Allow direct connections", "1"},
    {'b', "mpop", "Allow connecting from multiple locations", "1"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption MYSPACE[] = {
    {'s', "server", "Server", "im.myspace.akadns.net"},
    {'i', "port", "Port", "1863"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption QQ[] = {
    {'l', "server", "Select Server", "auto"},
    {'l', "client_version", "Client Version", "qq2008,qq2007,qq2005"},
    {'b', "use_tcp", "Connect by TCP", "1"},
    {'b', "show_notice", "Show server notice", "1"},
    {'b', "show_news", "Show server news", "1"},
    {'b', "show_chat", "Show chat room when msg comes", "1"},
    {'i', "keep_alive_interval", "Keep alive interval (seconds)", "60"},
    {'i', "update_interval", "Update interval (seconds)", "300"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption GADU_GADU[] = {
    {'s', "nick", "Nickname", "Gadu-Gadu User"},
    {'s', "gg_server", "GG server", ""},
    {'l', "encryption", "Connection security", "opportunistic_tls,require_tls,none"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption XMPP[] = {
    {'l', "connection_security", "Connection security", "require_tls,opportunistic_tls,old_ssl"},
    {'b', "auth_plain_in_clear", "Allow plaintext auth over unencrypted streams", "0"},
    {'i', "port", "Connect port", "5222"},
    {'s', "connect_server", "Connect server", ""},
    {'s', "ft_proxies", "File transfer proxies", ""},
    {'s', "bosh_url", "BOSH URL", ""},
    {'b', "custom_smileys", "Show Custom Smileys", "1"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption TWITTER[] = {
    {'b', "twitter_hide_myself", "Hide myself in conversation", "1"},
    {'i', "twitter_msg_refresh_rate", "Message refresh rate (seconds)", "60"},
    {'i', "twitter_init_tweet", "Number of initial tweets", "15"},
    {'i', "twitter_global_retry", "Maximum number of retry", "3"},
    {'s', "twitter_hostname", "Twitter hostname", "twitter.com"},
    {'b', "twitter_use_https", "Use HTTPS", "0"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption FACEBOOK[] = {
    {'i', "sync-interval", "Buddy list sync interval", "5"},
    {'b', "mark-read", "Mark messages as read", "1"},
    {'b', "show-self", "Show self messages", "1"},
    {'b', "show-unread", "Show unread messages", "1"},
    {'b', "group-chat-open", "Open new group chats with incoming messages", "1"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption SIMPLE[] = {
    {'b', "dopublish", "Publish status (note: everyone may watch you)", "1"},
    {'i', "port", "Connect port", "0"},
    {'b', "udp", "Use UDP", "0"},
    {'b', "useproxy", "Use proxy", "0"},
    {'s', "proxy", "Proxy", ""},
    {'s', "authuser", "Auth User", ""},
    {'s', "authdomain", "Auth Domain", ""},
    {0, NULL, NULL, NULL}};

static const ScriptedOption SAMETIME[] = {
    {'s', "server", "Server", ""},
    {'i', "port", "Port", "1533"},
    {'b', "force_login", "Force login (ignore server redirects)", "0"},
    {'b', "fake_client_id", "Hide client identity", "0"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption SILC[] = {
    {'s', "server", "Connect server", "silc.silcnet.org"},
    {'i', "port", "Port", "706"},
    {'s', "public-key", "Public Key file", "public_key.pub"},
    {'s', "private-key", "Private Key file", "private_key.prv"},
    {'l', "cipher", "Cipher", "aes-256-ctr,aes-192-ctr,aes-128-ctr"},
    {'l', "hmac", "HMAC", "hmac-sha256-96,hmac-sha1-96,hmac-md5-96"},
    {'b', "pfs", "Use Perfect Forward Secrecy", "0"},
    {'b', "pubkey-auth", "Public key authentication", "0"},
    {'b', "block-ims", "Block IMs without Key Exchange", "0"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption GROUPWISE[] = {
    {'s', "server", "Server address", ""},
    {'i', "port", "Server port", "8300"},
    {0, NULL, NULL, NULL}};

static const ScriptedOption BONJOUR[] = {
    {'i', "port", "Local Port", "5298"},
    {'s', "first", "First name", "Jane"},
    {'s', "last", "Last name", "Doe"},
    {'s', "email", "Email", ""},
    {'s', "AIM", "AIM Account", ""},
    {'s', "jid", "XMPP Account", ""},
    {0, NULL, NULL, NULL}};

static const ScriptedSplit XMPP_PARTS[] = {
    {"Domain", '@', ""}, {"Resource", '/', ""}, {NULL, 0, NULL}};
static const ScriptedSplit SIMPLE_PARTS[] = {{"Server", '@', ""}, {NULL, 0, NULL}};
static const ScriptedSplit SILC_PARTS[] = {{"Network", '@', "silcnet.org"}, {NULL, 0, NULL}};

#define ALL "available away extended_away unavailable invisible"

static const ScriptedType TYPES[] = {
    {"prpl-aim", "AIM", OPT_PROTO_MAIL_CHECK | OPT_PROTO_IM_IMAGE, NULL, AIM,
     "available away invisible", without_spaces},
    {"prpl-icq", "ICQ", OPT_PROTO_MAIL_CHECK | OPT_PROTO_IM_IMAGE, NULL, ICQ, ALL, without_spaces},
    {"prpl-yahoo", "Yahoo", OPT_PROTO_MAIL_CHECK | OPT_PROTO_CHAT_TOPIC, NULL, YAHOO,
     "available unavailable away invisible", lower_case},
    {"prpl-msn", "MSN", OPT_PROTO_MAIL_CHECK, NULL, MSN, "available away unavailable invisible",
     hotmail},
    {"prpl-myspace", "MySpaceIM", OPT_PROTO_MAIL_CHECK, NULL, MYSPACE, "available away invisible",
     without_spaces},
    {"prpl-qq", "QQ", OPT_PROTO_CHAT_TOPIC | OPT_PROTO_USE_POINTSIZE, NULL, QQ,
     "available away unavailable invisible", NULL},
    {"prpl-gg", "Gadu-Gadu", OPT_PROTO_REGISTER_NOSCREENNAME | OPT_PROTO_IM_IMAGE, NULL, GADU_GADU,
     "available away unavailable invisible", NULL},
    {"prpl-jabber", "XMPP",
     OPT_PROTO_CHAT_TOPIC | OPT_PROTO_UNIQUE_CHATNAME | OPT_PROTO_MAIL_CHECK | OPT_PROTO_IM_IMAGE,
     XMPP_PARTS, XMPP, "available away extended_away unavailable", bare},
    {"prpl-mbpurple-twitter", "TwitterIM", 0, NULL, TWITTER, "available", NULL},
    {"prpl-facebook", "Facebook", OPT_PROTO_CHAT_TOPIC, NULL, FACEBOOK, "available invisible",
     NULL},
    {"prpl-simple", "SIMPLE", 0, SIMPLE_PARTS, SIMPLE, "available", NULL},
    {"prpl-meanwhile", "Sametime", OPT_PROTO_IM_IMAGE, NULL, SAMETIME, "available away unavailable",
     NULL},
    {"prpl-silc", "SILC",
     OPT_PROTO_CHAT_TOPIC | OPT_PROTO_UNIQUE_CHATNAME | OPT_PROTO_PASSWORD_OPTIONAL |
         OPT_PROTO_SLASH_COMMANDS_NATIVE,
     SILC_PARTS, SILC, "available away extended_away unavailable", NULL},
    {"prpl-novell", "GroupWise", 0, NULL, GROUPWISE, "available away unavailable invisible",
     lower_case},
    {"prpl-bonjour", "Bonjour", OPT_PROTO_NO_PASSWORD, NULL, BONJOUR, "available away", bare},
};

const ScriptedType *scripted_type(const char *id)
{
    for (gsize i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        if (strcmp(TYPES[i].id, id) == 0) {
            return &TYPES[i];
        }
    }
    ScriptedType *plain = g_new0(ScriptedType, 1);
    plain->id = g_strdup(id);
    plain->name = plain->id;
    plain->options = OPT_PROTO_CHAT_TOPIC;
    plain->statuses = ALL;
    return plain;
}

GList *scripted_splits(const ScriptedType *type)
{
    GList *splits = NULL;
    for (const ScriptedSplit *part = type->splits; part != NULL && part->label != NULL; part++) {
        splits = g_list_append(
            splits, purple_account_user_split_new(part->label, part->fallback, part->separator));
    }
    return splits;
}

static PurpleAccountOption *choice(const ScriptedOption *option)
{
    GList *values = NULL;
    char **names = g_strsplit(option->fallback, ",", -1);
    for (char **name = names; *name != NULL; name++) {
        PurpleKeyValuePair *pair = g_new0(PurpleKeyValuePair, 1);
        pair->key = g_strdup(*name);
        pair->value = g_strdup(*name);
        values = g_list_append(values, pair);
    }
    g_strfreev(names);
    return purple_account_option_list_new(option->label, option->key, values);
}

GList *scripted_account_options(const ScriptedType *type)
{
    GList *options = NULL;
    const ScriptedOption *option = type->account_options;
    for (; option != NULL && option->kind != 0; option++) {
        PurpleAccountOption *made;
        switch (option->kind) {
        case 'b':
            made = purple_account_option_bool_new(option->label, option->key,
                                                  option->fallback[0] == '1');
            break;
        case 'i':
            made = purple_account_option_int_new(option->label, option->key,
                                                 (int) g_ascii_strtoll(option->fallback, NULL, 10));
            break;
        case 'l':
            made = choice(option);
            break;
        default:
            made = purple_account_option_string_new(option->label, option->key, option->fallback);
        }
        options = g_list_append(options, made);
    }
    return options;
}

GList *scripted_status_types(const ScriptedType *type)
{
    GList *statuses = NULL;
    char **names = g_strsplit(type->statuses, " ", -1);
    for (char **name = names; *name != NULL; name++) {
        statuses = g_list_append(
            statuses, purple_status_type_new_with_attrs(
                          purple_primitive_get_type_from_id(*name), *name, NULL, TRUE, TRUE, FALSE,
                          "message", "Message", purple_value_new(PURPLE_TYPE_STRING), NULL));
    }
    g_strfreev(names);
    return g_list_append(statuses, purple_status_type_new_full(PURPLE_STATUS_OFFLINE, "offline",
                                                               NULL, TRUE, TRUE, FALSE));
}
