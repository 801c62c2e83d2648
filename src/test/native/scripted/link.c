/*
 * The link to the test: a socket, lines of fields with tabulators between them. In a field \t, \n, \r and \\ are written with a
 * backslash, and \- alone is NULL.
 */
#include "scripted.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void write_field(GString *line, const char *field)
{
    if (field == NULL) {
        g_string_append(line, "\\-");
        return;
    }
    for (; *field != '\0'; field++) {
        switch (*field) {
        case '\t':
            g_string_append(line, "\\t");
            break;
        case '\n':
            g_string_append(line, "\\n");
            break;
        case '\r':
            g_string_append(line, "\\r");
            break;
        case '\\':
            g_string_append(line, "\\\\");
            break;
        default:
            g_string_append_c(line, *field);
        }
    }
}

/* Takes the escapes out, in place. */
static const char *read_field(char *field)
{
    if (strcmp(field, "\\-") == 0) {
        return NULL;
    }
    char *to = field;
    for (const char *from = field; *from != '\0'; from++) {
        if (*from != '\\' || from[1] == '\0') {
            *to++ = *from;
            continue;
        }
        from++;
        *to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from == 'r' ? '\r' : *from;
    }
    *to = '\0';
    return field;
}

static void end_link(Script *script)
{
    if (script->watch != 0) {
        purple_input_remove(script->watch);
        script->watch = 0;
    }
    if (script->socket >= 0) {
        close(script->socket);
        script->socket = -1;
    }
}

static void lost(Script *script)
{
    end_link(script);
    if (script->connection != NULL) {
        purple_connection_error_reason(script->connection, PURPLE_CONNECTION_ERROR_NETWORK_ERROR,
                                       "The script has ended.");
    }
}

void script_tell_all(Script *script, int count, const char *const *fields)
{
    if (script == NULL || script->socket < 0) {
        return;
    }
    GString *line = g_string_new(NULL);
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            g_string_append_c(line, '\t');
        }
        write_field(line, fields[i]);
    }
    g_string_append_c(line, '\n');
    gsize written = 0;
    while (written < line->len) {
        ssize_t done =
            send(script->socket, line->str + written, line->len - written, MSG_NOSIGNAL);
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            lost(script);
            break;
        }
        written += (gsize) done;
    }
    g_string_free(line, TRUE);
}

void script_complain(Script *script, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    script_tell(script, "complaint", text);
    g_free(text);
}

static void release(Script *script)
{
    if (--script->references == 0) {
        g_string_free(script->received, TRUE);
        g_hash_table_destroy(script->questions);
        g_free(script);
    }
}

static void run_line(Script *script, char *line)
{
    const char *fields[SCRIPTED_MOST_ARGUMENTS + 1] = {NULL};
    char **parts = g_strsplit(line, "\t", -1);
    int count = 0;
    for (char **part = parts; *part != NULL; part++) {
        if (count == SCRIPTED_MOST_ARGUMENTS) {
            script_complain(script, "more than %d fields: %s", SCRIPTED_MOST_ARGUMENTS, line);
            g_strfreev(parts);
            return;
        }
        fields[count++] = read_field(*part);
    }
    script_run(script, fields, count);
    g_strfreev(parts);
}

static void readable(gpointer data, gint source, PurpleInputCondition condition)
{
    (void) condition;
    Script *script = data;
    char buffer[16384];
    ssize_t length = recv(source, buffer, sizeof buffer, MSG_DONTWAIT);
    if (length < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (length <= 0) {
        lost(script);
        return;
    }
    g_string_append_len(script->received, buffer, length);
    /* A command may end the connection, and with it the script. */
    script->references++;
    char *end;
    while (script->socket >= 0 && (end = strchr(script->received->str, '\n')) != NULL) {
        gsize of_line = (gsize) (end - script->received->str);
        char *line = g_strndup(script->received->str, of_line);
        g_string_erase(script->received, 0, (gssize) of_line + 1);
        run_line(script, line);
        g_free(line);
    }
    release(script);
}

Script *script_open(PurpleConnection *connection, const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (path == NULL || strlen(path) >= sizeof address.sun_path) {
        return NULL;
    }
    strcpy(address.sun_path, path);
    int opened = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (opened < 0) {
        return NULL;
    }
    if (connect(opened, (struct sockaddr *) &address, sizeof address) < 0) {
        close(opened);
        return NULL;
    }
    Script *script = g_new0(Script, 1);
    script->references = 1;
    script->connection = connection;
    script->account = purple_connection_get_account(connection);
    script->socket = opened;
    script->received = g_string_new(NULL);
    script->message_answer = 1;
    script->questions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    connection->proto_data = script;
    script->watch = purple_input_add(opened, PURPLE_INPUT_READ, readable, script);
    return script;
}

void script_close(Script *script)
{
    script->connection->proto_data = NULL;
    script->connection = NULL;
    end_link(script);
    release(script);
}

Script *script_of(PurpleConnection *connection)
{
    return connection == NULL ? NULL : connection->proto_data;
}
