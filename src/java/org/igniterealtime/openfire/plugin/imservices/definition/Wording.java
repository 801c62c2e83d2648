package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Locale;

/**
 * What can be said about a file, in English, for the log; other languages have it under {@link #key} in the plugin's texts. The
 * patterns are those of {@link java.text.MessageFormat}.
 */
public enum Wording implements Words {
    UTF16("the file is UTF-16, so none of it can be used"),
    UTF8_WANTED("the file in UTF-8"),
    PATH_NOT_RELATIVE("the path {0} is not relative"),
    RELATIVE_PATH_WANTED("a path relative to Openfire''s home, for example conf/{0}"),
    PATH_LEADS_OUT("the path {0} leads out of Openfire''s home"),
    PATH_INSIDE_WANTED("a path within Openfire''s home"),
    PATH_NO_FILE("the path {0} names no file"),
    FILE_PATH_WANTED("the path of a file, relative to Openfire''s home"),
    HISTORY_NO_SEMICOLON("history is \"{0}\", without a semicolon"),
    HISTORY_EXAMPLE_WANTED("room;path, for example {0}"),
    HISTORY_NO_ROOM("history names no room"),
    HISTORY_WANTED("room;path"),
    HISTORY_PLACEHOLDER("history''s path holds {0}"),
    PLACEHOLDER_WANTED("{0} for the room, {1} for the domain, or {2} for the date and time"),
    NAME_NOT_ENDED("the section''s name does not end"),
    BRACKET_WANTED("]"),
    TEXT_BEHIND_NAME("there is text behind the section''s name"),
    HEADER_ALONE_WANTED("only [domain] in the line; a line that begins with # or ; is a comment"),
    SECTION_TWICE("the section [{0}] stands already in line {1}"),
    DOMAIN_ONCE_WANTED("each domain once; this second section is not used"),
    NO_NAME("the section has no name"),
    NO_DOMAIN("\"{0}\" is no domain"),
    DOMAIN_WANTED("a domain name, for example irc.example.org"),
    BEFORE_SECTION("there is text before the first section"),
    HEADER_WANTED(
            "a section''s name, [domain], above it; a line that begins with # or ; is a comment"),
    NO_EQUALS("the line has no ="),
    LINE_WANTED("key=value, or [domain]; a line that begins with # or ; is a comment"),
    NO_KEY("there is no key before the ="),
    PAIR_WANTED("key=value"),
    COMMENT_NOT_UTF8("the comment is not UTF-8"),
    TEXT_NOT_UTF8("the text is not UTF-8"),
    CONTROL_CHARACTER("the line holds the character {0}"),
    NO_CONTROL_WANTED("text without control characters"),
    KEY_TWICE("the key {0} stands already in line {1}"),
    KEY_ONCE_WANTED("each key once in a section; only history may be repeated"),
    UNKNOWN_KEY("the key {0} is not known"),
    KEYS_WANTED("one of {0}"),
    ALMOST_ACCESS("the key {0} is not known and looks like {1}"),
    ACCESS_WANTED("{0}; the service does not start open to everybody"),
    NO_CATEGORY("the section has no category"),
    CATEGORY_WANTED("category= {0}"),
    NO_TYPE("the section has no type"),
    TYPE_WANTED("type= {0}"),
    ANY_TYPE_WANTED("type= a type of the category"),
    BAD_ENABLED("enabled is \"{0}\""),
    ENABLED_WANTED("yes or no"),
    BAD_BROWSE("browse is \"{0}\""),
    BROWSE_WANTED("public (listed by the server) or private (not listed)"),
    PARAMETER_NO_EQUALS("params holds \"{0}\", which has no ="),
    PARAMETER_WANTED(
            "key=value; only the first part may be a protocol''s id, and \\; stands for a semicolon within a value"),
    PARAMETER_NO_KEY("params holds a value without a key"),
    PARAMETER_TWICE("params holds the key {0} twice"),
    ONCE_WANTED("each once"),
    PARAMETER_ONCE_WANTED("each key once"),
    SINGLE_BACKSLASH("params holds a single backslash, which is read as one"),
    BACKSLASHES_WANTED("\\\\ for a backslash, \\; for a semicolon"),
    BAD_CATEGORY("there is no category \"{0}\""),
    CATEGORIES_WANTED("{0}"),
    SERVICE_ELSEWHERE("type=service under category={0} is read as category=service"),
    SERVICE_WANTED("category=service"),
    BAD_TYPE("the category {0} has no type \"{1}\""),
    TYPES_WANTED("{0}"),
    TYPE_ELSEWHERE_WANTED("{0} ({1} is of category={2})"),
    BAD_MODULE("no module can be called \"{0}\""),
    MODULE_WANTED(
            "a built-in ({0}), or a .jar or .so file in the modules folder of Openfire''s home"),
    BAD_FORM_FIELD("formdata holds \"{0}\""),
    FORM_FIELD_WANTED("var:label:type, for example email:Your e-mail address:text-single"),
    FORM_FIELD_NO_NAME("a field of formdata has no name"),
    VAR_WANTED("var:label:type"),
    FORM_FIELD_TWICE("formdata holds the field {0} twice"),
    FORM_FIELD_TYPE("the field {0} is of the type \"{1}\""),
    FORM_TYPES_WANTED("a type of XEP-0004: {0}"),
    NAMESPACE_CHARACTER("the namespace \"{0}\" holds \"{1}\""),
    NAMESPACES_WANTED(
            "namespaces with ; between, for example jabber:iq:register;jabber:iq:gateway"),
    NAMESPACE_TWICE("ns holds {0} twice"),
    EXPECTED("{0}; expected {1}"),
    AT("line {0}, column {1}: {2}");

    private final String pattern;

    Wording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "definition.problem." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
