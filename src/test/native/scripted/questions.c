/*
 * Requests of every kind, and who wants to see the user. The test gives each a name and is told the answer under it:
 * answer NAME HOW [VALUE...], where HOW is ok, cancel, or the number of the button.
 */
#include "scripted.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Script *script; /* NULL when the connection is gone: then nobody may answer any more */
    char *name;
    PurpleRequestType type;
    void *handle;
} ScriptedQuestion;

#define MOST_BUTTONS 8

static ScriptedQuestion *ask(Script *script, const char *name, PurpleRequestType type)
{
    ScriptedQuestion *question = g_new0(ScriptedQuestion, 1);
    question->script = script;
    question->name = g_strdup(name);
    question->type = type;
    if (g_hash_table_lookup(script->questions, name) != NULL) {
        script_complain(script, "there is a question %s already", name);
    }
    g_hash_table_insert(script->questions, g_strdup(name), question);
    return question;
}

/* Takes the question off the list; it must be there. */
static Script *answered(ScriptedQuestion *question)
{
    Script *script = question->script;
    if (script == NULL) {
        /* A real protocol's data would be freed memory now. */
        abort();
    }
    if (!g_hash_table_remove(script->questions, question->name)) {
        script_complain(script, "%s is answered twice", question->name);
    }
    return script;
}

static void answer(ScriptedQuestion *question, const char *how, const char *value)
{
    Script *script = answered(question);
    script_tell(script, "answer", question->name, how, value);
}

static void text_ok(ScriptedQuestion *question, const char *value)
{
    answer(question, "ok", value);
}

static void text_cancel(ScriptedQuestion *question, const char *value)
{
    answer(question, "cancel", value);
}

static void number_answer(ScriptedQuestion *question, const char *how, int value)
{
    char *text = g_strdup_printf("%d", value);
    answer(question, how, text);
    g_free(text);
}

static void choice_ok(ScriptedQuestion *question, int value)
{
    number_answer(question, "ok", value);
}

static void choice_cancel(ScriptedQuestion *question, int value)
{
    number_answer(question, "cancel", value);
}

static void button(ScriptedQuestion *question, int value)
{
    number_answer(question, "button", value);
}

/* input NAME TITLE PRIMARY SECONDARY DEFAULT KIND OK CANCEL [WHO]: kind is line, lines, masked or html. */
static void input(Script *script, const char **a, int count)
{
    (void) count;
    const char *kind = a[5] == NULL ? "line" : a[5];
    ScriptedQuestion *question = ask(script, a[0], PURPLE_REQUEST_INPUT);
    question->handle = purple_request_input(
        script->connection, a[1], a[2], a[3], a[4], strcmp(kind, "lines") == 0,
        strcmp(kind, "masked") == 0, strcmp(kind, "html") == 0 ? "html" : NULL, a[6],
        G_CALLBACK(text_ok), a[7], G_CALLBACK(text_cancel), script->account, a[8], NULL, question);
}

/* choice NAME TITLE PRIMARY SECONDARY DEFAULT OK CANCEL LABEL...: the first label has the value 0. */
static void choice(Script *script, const char **a, int count)
{
    if (count > 7 + MOST_BUTTONS) {
        script_complain(script, "too many choices");
        return;
    }
    ScriptedQuestion *question = ask(script, a[0], PURPLE_REQUEST_CHOICE);
    question->handle = purple_request_choice(
        script->connection, a[1], a[2], a[3], scripted_number(script, a[4]), a[5],
        G_CALLBACK(choice_ok), a[6], G_CALLBACK(choice_cancel), script->account, NULL, NULL,
        question, a[7], 0, a[8], 1, a[9], 2, a[10], 3, a[11], 4, a[12], 5, a[13], 6, a[14], 7,
        NULL);
}

/* action NAME TITLE PRIMARY SECONDARY DEFAULT LABEL...: default -1 for none. */
static void action(Script *script, const char **a, int count)
{
    if (count > 5 + MOST_BUTTONS) {
        script_complain(script, "too many buttons");
        return;
    }
    ScriptedQuestion *question = ask(script, a[0], PURPLE_REQUEST_ACTION);
    question->handle = purple_request_action(
        script->connection, a[1], a[2], a[3], scripted_number(script, a[4]), script->account, NULL,
        NULL, question, (size_t) (count - 5), a[5], G_CALLBACK(button), a[6], G_CALLBACK(button),
        a[7], G_CALLBACK(button), a[8], G_CALLBACK(button), a[9], G_CALLBACK(button), a[10],
        G_CALLBACK(button), a[11], G_CALLBACK(button), a[12], G_CALLBACK(button));
}

static void fill_choice(PurpleRequestField *field, const char *values)
{
    char **labels = g_strsplit(values == NULL ? "" : values, "\n", -1);
    for (char **label = labels; *label != NULL; label++) {
        purple_request_field_choice_add(field, *label);
    }
    g_strfreev(labels);
}

/* A star before a line of the list: it is selected. */
static void fill_list(PurpleRequestField *field, const char *values)
{
    char **labels = g_strsplit(values == NULL ? "" : values, "\n", -1);
    for (char **label = labels; *label != NULL; label++) {
        const char *item = **label == '*' ? *label + 1 : *label;
        purple_request_field_list_add_icon(field, item, NULL, g_strdup(item));
        if (item != *label) {
            purple_request_field_list_add_selected(field, item);
        }
    }
    g_strfreev(labels);
}

/* KIND ID LABEL VALUE; NULL when there is no such kind. */
static PurpleRequestField *make_field(const char *kind, const char *id, const char *label,
                                      const char *value)
{
    int number = value == NULL ? 0 : atoi(value);
    if (strcmp(kind, "string") == 0) {
        return purple_request_field_string_new(id, label, value, FALSE);
    } else if (strcmp(kind, "lines") == 0) {
        return purple_request_field_string_new(id, label, value, TRUE);
    } else if (strcmp(kind, "masked") == 0) {
        PurpleRequestField *field = purple_request_field_string_new(id, label, value, FALSE);
        purple_request_field_string_set_masked(field, TRUE);
        return field;
    } else if (strcmp(kind, "int") == 0) {
        return purple_request_field_int_new(id, label, number);
    } else if (strcmp(kind, "bool") == 0) {
        return purple_request_field_bool_new(id, label, number != 0);
    } else if (strcmp(kind, "choice") == 0) {
        PurpleRequestField *field = purple_request_field_choice_new(id, label, 0);
        fill_choice(field, value);
        return field;
    } else if (strcmp(kind, "list") == 0 || strcmp(kind, "multi") == 0) {
        PurpleRequestField *field = purple_request_field_list_new(id, label);
        purple_request_field_list_set_multi_select(field, strcmp(kind, "multi") == 0);
        fill_list(field, value);
        return field;
    } else if (strcmp(kind, "label") == 0) {
        return purple_request_field_label_new(id, label);
    } else if (strcmp(kind, "account") == 0) {
        return purple_request_field_account_new(id, label, NULL);
    }
    return NULL;
}

static char *list_value(PurpleRequestField *field)
{
    GString *text = g_string_new(NULL);
    for (GList *item = purple_request_field_list_get_selected(field); item != NULL;
         item = item->next) {
        g_string_append_printf(text, "%s%s", text->len == 0 ? "" : "\n", (char *) item->data);
    }
    return g_string_free(text, FALSE);
}

static char *field_value(PurpleRequestField *field)
{
    switch (purple_request_field_get_type(field)) {
    case PURPLE_REQUEST_FIELD_STRING:
        return g_strdup(purple_request_field_string_get_value(field));
    case PURPLE_REQUEST_FIELD_INTEGER:
        return g_strdup_printf("%d", purple_request_field_int_get_value(field));
    case PURPLE_REQUEST_FIELD_BOOLEAN:
        return g_strdup(purple_request_field_bool_get_value(field) ? "true" : "false");
    case PURPLE_REQUEST_FIELD_CHOICE:
        return g_strdup_printf("%d", purple_request_field_choice_get_value(field));
    case PURPLE_REQUEST_FIELD_LIST:
        return list_value(field);
    case PURPLE_REQUEST_FIELD_ACCOUNT: {
        PurpleAccount *account = purple_request_field_account_get_value(field);
        return g_strdup(account == NULL ? NULL : purple_account_get_username(account));
    }
    default:
        return NULL;
    }
}

static void fields_answer(ScriptedQuestion *question, const char *how, PurpleRequestFields *fields)
{
    Script *script = answered(question);
    GPtrArray *told = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(told, g_strdup("answer"));
    g_ptr_array_add(told, g_strdup(question->name));
    g_ptr_array_add(told, g_strdup(how));
    for (GList *group = purple_request_fields_get_groups(fields); group != NULL;
         group = group->next) {
        for (GList *field = purple_request_field_group_get_fields(group->data); field != NULL;
             field = field->next) {
            char *value = field_value(field->data);
            g_ptr_array_add(told, g_strdup_printf("%s=%s",
                                                  purple_request_field_get_id(field->data),
                                                  value == NULL ? "" : value));
            g_free(value);
        }
    }
    script_tell_all(script, (int) told->len, (const char *const *) told->pdata);
    g_ptr_array_free(told, TRUE);
}

static void fields_ok(ScriptedQuestion *question, PurpleRequestFields *fields)
{
    fields_answer(question, "ok", fields);
}

static void fields_cancel(ScriptedQuestion *question, PurpleRequestFields *fields)
{
    fields_answer(question, "cancel", fields);
}

/*
 * fields NAME TITLE PRIMARY SECONDARY OK CANCEL, then four for each field: KIND ID LABEL VALUE. An exclamation mark before the kind: it
 * must be filled in. The kind "group" begins another group, whose title is in the place of the id.
 */
static void fields(Script *script, const char **a, int count)
{
    PurpleRequestFields *all = purple_request_fields_new();
    PurpleRequestFieldGroup *group = NULL;
    for (int i = 6; i + 3 < count; i += 4) {
        gboolean required = a[i] != NULL && *a[i] == '!';
        const char *kind = a[i] == NULL ? "" : required ? a[i] + 1 : a[i];
        gboolean begins = strcmp(kind, "group") == 0;
        if (group == NULL || begins) {
            group = purple_request_field_group_new(begins ? a[i + 1] : NULL);
            purple_request_fields_add_group(all, group);
        }
        if (!begins) {
            PurpleRequestField *field = make_field(kind, a[i + 1], a[i + 2], a[i + 3]);
            if (field == NULL) {
                script_complain(script, "there is no field of the kind %s", kind);
                continue;
            }
            purple_request_field_set_required(field, required);
            purple_request_field_group_add_field(group, field);
        }
    }
    if ((count - 6) % 4 != 0) {
        script_complain(script, "each field of %s needs four arguments", a[0]);
    }
    ScriptedQuestion *question = ask(script, a[0], PURPLE_REQUEST_FIELDS);
    question->handle = purple_request_fields(
        script->connection, a[1], a[2], a[3], all, a[4], G_CALLBACK(fields_ok), a[5],
        G_CALLBACK(fields_cancel), script->account, NULL, NULL, question);
}

/* file NAME TITLE FILENAME [save] */
static void file(Script *script, const char **a, int count)
{
    (void) count;
    ScriptedQuestion *question = ask(script, a[0], PURPLE_REQUEST_FILE);
    question->handle = purple_request_file(
        script->connection, a[1], a[2], g_strcmp0(a[3], "save") == 0, G_CALLBACK(text_ok),
        G_CALLBACK(text_cancel), script->account, NULL, NULL, question);
}

/* folder NAME TITLE FOLDER */
static void folder(Script *script, const char **a, int count)
{
    (void) count;
    ScriptedQuestion *question = ask(script, a[0], PURPLE_REQUEST_FOLDER);
    question->handle = purple_request_folder(script->connection, a[1], a[2], G_CALLBACK(text_ok),
                                             G_CALLBACK(text_cancel), script->account, NULL, NULL,
                                             question);
}

/* withdraw NAME: the network needs no answer any more. */
static void withdraw(Script *script, const char **a, int count)
{
    (void) count;
    ScriptedQuestion *question = g_hash_table_lookup(script->questions, a[0]);
    if (question == NULL) {
        script_complain(script, "there is no question %s", a[0]);
        return;
    }
    g_hash_table_remove(script->questions, a[0]);
    if (question->type == (PurpleRequestType) -1) {
        purple_account_request_close(question->handle);
    } else {
        purple_request_close(question->type, question->handle);
    }
    question->script = NULL;
}

static void authorized(void *data)
{
    answer(data, "ok", NULL);
}

static void denied(void *data)
{
    answer(data, "cancel", NULL);
}

/* authorize NAME WHO [ALIAS [MESSAGE [listed]]]: somebody wants to see the user; listed when he is on the user's list. */
static void authorize(Script *script, const char **a, int count)
{
    (void) count;
    ScriptedQuestion *question = ask(script, a[0], (PurpleRequestType) -1);
    question->handle = purple_account_request_authorization(
        script->account, a[1], NULL, a[2], a[3], g_strcmp0(a[4], "listed") == 0, authorized, denied,
        question);
}

static void forget(gpointer name, gpointer question, gpointer data)
{
    (void) name;
    (void) data;
    ((ScriptedQuestion *) question)->script = NULL;
}

void scripted_forget_questions(Script *script)
{
    g_hash_table_foreach(script->questions, forget, NULL);
    g_hash_table_remove_all(script->questions);
}

const ScriptedCommand scripted_question_commands[] = {
    {"input", 8, 9, input},
    {"choice", 8, SCRIPTED_MOST_ARGUMENTS, choice},
    {"action", 6, SCRIPTED_MOST_ARGUMENTS, action},
    {"fields", 6, SCRIPTED_MOST_ARGUMENTS, fields},
    {"file", 3, 4, file},
    {"folder", 3, 3, folder},
    {"withdraw", 1, 1, withdraw},
    {"authorize", 2, 5, authorize},
    {NULL, 0, 0, NULL},
};
