/* Messages of one to another, and that somebody types. */
#include "scripted.h"

#include <string.h>

/* message FROM HTML [FLAGS [SECONDS]]: flags by name, commas between them; the time since 1970. */
static void message(Script *script, const char **arguments, int count)
{
    (void) count;
    serv_got_im(script->connection, arguments[0], arguments[1],
                PURPLE_MESSAGE_RECV | scripted_message_flags(script, arguments[2]),
                scripted_time(script, arguments[3]));
}

static PurpleConversation *conversation_with(Script *script, const char *name)
{
    PurpleConversation *conversation =
        purple_find_conversation_with_account(PURPLE_CONV_TYPE_IM, name, script->account);
    return conversation != NULL
               ? conversation
               : purple_conversation_new(PURPLE_CONV_TYPE_IM, script->account, name);
}

/* sent TO HTML [FLAGS [SECONDS]]: by the user himself, in another client. */
static void sent(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_conversation_write(conversation_with(script, arguments[0]),
                              purple_account_get_username(script->account), arguments[1],
                              PURPLE_MESSAGE_SEND | PURPLE_MESSAGE_REMOTE_SEND |
                                  scripted_message_flags(script, arguments[2]),
                              scripted_time(script, arguments[3]));
}

/* sent-as-received TO HTML [FLAGS [SECONDS]]: the same, as protocols do that have one way for messages only. */
static void sent_as_received(Script *script, const char **arguments, int count)
{
    (void) count;
    serv_got_im(script->connection, arguments[0], arguments[1],
                PURPLE_MESSAGE_SEND | PURPLE_MESSAGE_REMOTE_SEND |
                    scripted_message_flags(script, arguments[2]),
                scripted_time(script, arguments[3]));
}

/* undelivered TO TEXT: said after the message was taken. */
static void undelivered(Script *script, const char **arguments, int count)
{
    (void) count;
    conversation_with(script, arguments[0]);
    if (!purple_conv_present_error(arguments[0], script->account, arguments[1])) {
        script_complain(script, "there is no conversation with %s", arguments[0]);
    }
}

/* write WITH WHO HTML [FLAGS [SECONDS]]: into the conversation. */
static void write_conversation(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_conversation_write(conversation_with(script, arguments[0]), arguments[1], arguments[2],
                              scripted_message_flags(script, arguments[3]),
                              scripted_time(script, arguments[4]));
}

/* typing NAME STATE [SECONDS]: typing, typed or stopped. */
static void typing(Script *script, const char **arguments, int count)
{
    (void) count;
    int timeout = arguments[2] == NULL ? 0 : scripted_number(script, arguments[2]);
    if (g_strcmp0(arguments[1], "typing") == 0) {
        serv_got_typing(script->connection, arguments[0], timeout, PURPLE_TYPING);
    } else if (g_strcmp0(arguments[1], "typed") == 0) {
        serv_got_typing(script->connection, arguments[0], timeout, PURPLE_TYPED);
    } else if (g_strcmp0(arguments[1], "stopped") == 0) {
        serv_got_typing_stopped(script->connection, arguments[0]);
    } else {
        script_complain(script, "%s is no state of typing", arguments[1]);
    }
}

/* attention NAME TYPE: a buzz. */
static void attention(Script *script, const char **arguments, int count)
{
    (void) count;
    purple_prpl_got_attention(script->connection, arguments[0],
                              (guint) scripted_number(script, arguments[1]));
}

/* answer-messages NUMBER: what send_im says from now on; below 0 is an error (prpl.h). */
static void answer_messages(Script *script, const char **arguments, int count)
{
    (void) count;
    script->message_answer = scripted_number(script, arguments[0]);
}

/* answer-typing SECONDS: after which send_typing wants to be told again; 0 for never (prpl.h). */
static void answer_typing(Script *script, const char **arguments, int count)
{
    (void) count;
    script->typing_answer = scripted_number(script, arguments[0]);
}

/* longest-message BYTES: longer ones are not taken (-E2BIG). */
static void longest_message(Script *script, const char **arguments, int count)
{
    (void) count;
    script->longest_message = scripted_number(script, arguments[0]);
}

const ScriptedCommand scripted_message_commands[] = {
    {"message", 2, 4, message},
    {"sent", 2, 4, sent},
    {"sent-as-received", 2, 4, sent_as_received},
    {"undelivered", 2, 2, undelivered},
    {"write", 3, 5, write_conversation},
    {"typing", 2, 3, typing},
    {"attention", 2, 2, attention},
    {"answer-messages", 1, 1, answer_messages},
    {"answer-typing", 1, 1, answer_typing},
    {"longest-message", 1, 1, longest_message},
    {NULL, 0, 0, NULL},
};
