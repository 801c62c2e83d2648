package org.igniterealtime.openfire.plugin.imservices.conference;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** What can be said about services with rooms. */
enum ConferenceWording implements Words {
    CREATOR(
            "params: {0} in creators= is no address; expected addresses such as romeo@example.org, with blanks or commas between"),
    LANGUAGE("params: language={0} is no language; expected one such as de or pt-BR"),
    PASSWORD("params: the password has more than {0} characters"),
    HISTORY_CLOSED(
            "The conversation of {0} is not kept: {1} belongs to the server itself. Give another path in history=."),
    HISTORY_OUTSIDE(
            "The conversation of {0} is not kept: {1} leads out of Openfire''s home by a link. Give another path in history=."),
    HISTORY_NO_FOLDER(
            "The conversation of {0} is not kept: there is no folder {1}. Create it; what is said meanwhile is written then."),
    HISTORY_NO_FILE(
            "The conversation of {0} is not kept: {1} is no file. Remove it, or give another path in history=."),
    HISTORY_UNWRITABLE(
            "The conversation of {0} cannot be written to {1}: {2}. What is said meanwhile is written when that is mended."),
    HISTORY_LOSING(
            "The conversation of {0} is said faster than it can be written, or waits for too long: lines are lost. The file tells how many."),
    AUDIT_CONFIGURED("IM Services: room {0} configured"),
    AUDIT_DESTROYED("IM Services: room {0} destroyed"),
    AUDIT_PEOPLE("IM Services: roles or affiliations in room {0} changed"),
    USERS("Room occupants"),
    USERS_HELP("How many users are in the rooms of the service"),
    USERS_UNIT("users"),
    ROOMS("Rooms in use"),
    ROOMS_HELP("How many rooms of the service somebody is in"),
    ROOMS_UNIT("rooms"),
    MESSAGES("Room messages"),
    MESSAGES_HELP("How many messages are said in the rooms of the service"),
    MESSAGES_UNIT("messages a second"),
    NAME("The name of a room has at most {0} characters."),
    REMOVED("The access list of this service does not let you in any more.");

    private final String pattern;

    ConferenceWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "conference.said." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
