/* Finds what a command of the test's means, and what its arguments mean. */
#include "scripted.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const ScriptedCommand *const FAMILIES[] = {
    scripted_account_commands,  scripted_contact_commands, scripted_message_commands,
    scripted_question_commands, scripted_notice_commands,  scripted_room_commands,
};

static const ScriptedCommand *find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(FAMILIES); i++) {
        for (const ScriptedCommand *command = FAMILIES[i]; command->name != NULL; command++) {
            if (strcmp(command->name, name) == 0) {
                return command;
            }
        }
    }
    return NULL;
}

void script_run(Script *script, const char **fields, int count)
{
    const ScriptedCommand *command = fields[0] == NULL ? NULL : find(fields[0]);
    int arguments = count - 1;
    if (command == NULL) {
        script_complain(script, "there is no command %s", fields[0] == NULL ? "" : fields[0]);
    } else if (arguments < command->least || arguments > command->most) {
        script_complain(script, "%s has %d arguments", command->name, arguments);
    } else if (script->connection == NULL) {
        script_complain(script, "%s comes after the end", command->name);
    } else {
        command->run(script, fields + 1, arguments);
    }
}

int scripted_number(Script *script, const char *text)
{
    char *end = NULL;
    errno = 0;
    long number = text == NULL ? 0 : strtol(text, &end, 10);
    if (text == NULL || end == text || *end != '\0' || errno != 0) {
        script_complain(script, "%s is no number", text == NULL ? "nothing" : text);
        return 0;
    }
    return (int) number;
}

time_t scripted_time(Script *script, const char *seconds)
{
    return seconds == NULL ? time(NULL) : (time_t) scripted_number(script, seconds);
}

static const struct {
    const char *name;
    PurpleMessageFlags flag;
} MESSAGE_FLAGS[] = {
    {"send", PURPLE_MESSAGE_SEND},       {"recv", PURPLE_MESSAGE_RECV},
    {"system", PURPLE_MESSAGE_SYSTEM},   {"auto", PURPLE_MESSAGE_AUTO_RESP},
    {"nick", PURPLE_MESSAGE_NICK},       {"whisper", PURPLE_MESSAGE_WHISPER},
    {"error", PURPLE_MESSAGE_ERROR},     {"delayed", PURPLE_MESSAGE_DELAYED},
    {"raw", PURPLE_MESSAGE_RAW},         {"notify", PURPLE_MESSAGE_NOTIFY},
    {"images", PURPLE_MESSAGE_IMAGES},   {"no-log", PURPLE_MESSAGE_NO_LOG},
    {"remote-send", PURPLE_MESSAGE_REMOTE_SEND},
};

int scripted_message_flags(Script *script, const char *names)
{
    int flags = 0;
    if (names == NULL || *names == '\0') {
        return flags;
    }
    char **parts = g_strsplit(names, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        gsize i = 0;
        while (i < G_N_ELEMENTS(MESSAGE_FLAGS) && strcmp(MESSAGE_FLAGS[i].name, *part) != 0) {
            i++;
        }
        if (i == G_N_ELEMENTS(MESSAGE_FLAGS)) {
            script_complain(script, "messages have no flag %s", *part);
        } else {
            flags |= MESSAGE_FLAGS[i].flag;
        }
    }
    g_strfreev(parts);
    return flags;
}
