/*
 * A protocol of libpurple's that does what a test tells it: see README.md.
 *
 * libpurple runs everything here on one thread.
 */
#ifndef SCRIPTED_H
#define SCRIPTED_H

#include <glib.h>
#include <purple.h>

/* An account option of a protocol. */
typedef struct {
    char kind; /* 'b'oolean, 'i'nteger, 's'tring, or 'l'ist: fallback has the values, commas between them; 0 ends a table */
    const char *key;
    const char *label;
    const char *fallback;
} ScriptedOption;

/* A part of an account's name after the first. */
typedef struct {
    const char *label; /* NULL ends a table */
    char separator;
    const char *fallback;
} ScriptedSplit;

/* What there is to know of a protocol before anybody logs in: as the real one has it. */
typedef struct {
    const char *id;
    const char *name;
    int options; /* PurpleProtocolOptions */
    const ScriptedSplit *splits;
    const ScriptedOption *account_options;
    const char *statuses; /* ids of PurpleStatusPrimitive, spaces between them; offline comes by itself */
    const char *(*normalize)(const PurpleAccount *account, const char *name);
} ScriptedType;

/* One log-in, and the link over which a test says what happens in it. */
typedef struct {
    int references;
    PurpleConnection *connection; /* NULL when libpurple has closed it */
    PurpleAccount *account;
    int socket;
    guint watch;
    GString *received;
    int message_answer; /* what send_im returns */
    int longest_message; /* 0 for any length */
    int typing_answer;  /* what send_typing returns */
    int room_answer;    /* what chat_send returns */
    GHashTable *questions; /* name that the test gave -> ScriptedQuestion */
    PurpleRoomlist *roomlist;
} Script;

/* A command of a test's. Arguments that were not given are NULL, as are those that were given as NULL. */
typedef struct {
    const char *name;
    int least;
    int most;
    void (*run)(Script *script, const char **arguments, int count);
} ScriptedCommand;

#define SCRIPTED_MOST_ARGUMENTS 64

/* types.c */
const ScriptedType *scripted_type(const char *id);
GList *scripted_splits(const ScriptedType *type);
GList *scripted_account_options(const ScriptedType *type);
GList *scripted_status_types(const ScriptedType *type);

/* link.c */
Script *script_open(PurpleConnection *connection, const char *path);
void script_close(Script *script);
Script *script_of(PurpleConnection *connection);
void script_tell_all(Script *script, int count, const char *const *fields);
void script_complain(Script *script, const char *format, ...) G_GNUC_PRINTF(2, 3);

#define script_tell(script, ...)                                                                   \
    script_tell_all((script), (int) G_N_ELEMENTS(((const char *const[]) {__VA_ARGS__})),           \
                    (const char *const[]) {__VA_ARGS__})

/* commands.c: what each family can be told; a table ends with a NULL name. */
extern const ScriptedCommand scripted_account_commands[];
extern const ScriptedCommand scripted_contact_commands[];
extern const ScriptedCommand scripted_message_commands[];
extern const ScriptedCommand scripted_question_commands[];
extern const ScriptedCommand scripted_notice_commands[];
extern const ScriptedCommand scripted_room_commands[];
void script_run(Script *script, const char **fields, int count);
int scripted_number(Script *script, const char *text);
int scripted_message_flags(Script *script, const char *names);
time_t scripted_time(Script *script, const char *seconds);

/* questions.c */
void scripted_forget_questions(Script *script);

/* rooms.c */
void scripted_set_rooms(PurplePluginProtocolInfo *info);
void scripted_forget_rooms(Script *script);

/* protocol.c */
const char *scripted_socket(void);

#endif
