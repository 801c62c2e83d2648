package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/**
 * What can be said about files in Openfire's home, and access lists above all, in English. */
enum HomeWording implements Words {
    ABSOLUTE(
            "The path {0} is not relative. Give a path relative to Openfire''s home, with / between its parts, for example conf/irc-access.xml."),
    CHARACTERS("The path holds control characters."),
    CLOSED(
            "The file {0} belongs to the server itself and cannot be read or written here. Put access files into the folder conf."),
    DEAD_LINK("The path {0} is a link to something that does not exist. Remove the link."),
    NO_FILE("The path {0} cannot be the name of a file. Give one such as conf/irc-access.xml."),
    NO_FOLDER(
            "There is no folder for the file {0} in {1}. Create the folder, or put the file into conf."),
    NOT_REGULAR("{0} is no file."),
    OUTSIDE(
            "The path {0} leads out of Openfire''s home. Give one within it, such as conf/irc-access.xml."),
    UNREADABLE(
            "The path {0} cannot be looked at: {1}. See to it that the user whom Openfire runs as may read the folder."),
    MISSING("There is no file {0}."),
    DENIED(
            "The file {0} cannot be read. Give the user {1}, whom Openfire runs as, the right to read it."),
    FAILED("The file {0} cannot be read: {1}"),
    TOO_LARGE("The file {0} has {1} bytes, and an access list may have {2}."),
    WRONG("{0}, {1}"),
    WRONG_AND_MORE("{0}, {1} (further errors in the log: {2})"),
    PEERS("Who is in its groups and has which subscription cannot be read: {0}"),
    KEPT("The access list is not in force, and the one before stays: {0}"),
    NOBODY("Nobody is let in, because the access list cannot be used: {0}"),
    UNKNOWN_GROUPS(
            "The access list {0} names groups that the server does not have: {1}. Correct the names there, or make the groups.");

    private final String pattern;

    HomeWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "runtime.home." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
