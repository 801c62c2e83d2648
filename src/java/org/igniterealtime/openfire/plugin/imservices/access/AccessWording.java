package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/**
 * What can be said about an access file, in English; other languages have it under {@link #key} in the plugin's texts. The patterns
 * are those of {@link java.text.MessageFormat}.
 */
public enum AccessWording implements Words {
    TOO_LARGE("the file has {0} bytes"),
    SIZE_WANTED("{0} bytes at most"),
    UTF16("the file is UTF-16, so none of it can be used"),
    UTF8_WANTED("the file in UTF-8"),
    NOT_UTF8("the byte {0} is not UTF-8"),
    NO_CHARACTER("the character {0} cannot stand in XML"),
    WITHOUT_IT_WANTED("a file without it"),
    XML_NOT_FIRST("the XML declaration does not stand at the beginning"),
    XML_FIRST_WANTED("it as the very first of the file, or left out"),
    XML_WRONG("the XML declaration is not as it should be"),
    XML_WANTED("<?xml version=''1.0'' encoding=''UTF-8''?>"),
    ENCODING("the encoding {0} is not accepted"),
    ENCODING_WANTED("the file saved as UTF-8, and encoding=''UTF-8''"),
    DOCTYPE("a document type (DOCTYPE) is not accepted, nor are entities"),
    NO_DOCTYPE_WANTED("the list without it"),
    DECLARATION("\"<!\" begins nothing that an access file can hold"),
    COMMENT_WANTED("a comment, <!-- … -->"),
    HYPHENS("-- inside a comment"),
    NO_HYPHENS_WANTED("a comment without --"),
    COMMENT_NOT_ENDED("the comment that begins here is not ended"),
    COMMENT_END_WANTED("--> behind it"),
    INSTRUCTION_NO_NAME("<? without a name behind it"),
    INSTRUCTION_NOT_ENDED("the instruction that begins here is not ended"),
    INSTRUCTION_END_WANTED("?> behind it"),
    CDATA("a CDATA section belongs to no item"),
    TEXT("the text \"{0}\" belongs to no item"),
    ITEMS_WANTED("items, and remarks as <!-- … -->"),
    NO_TAG("\"<\" begins no tag here"),
    LESS_THAN_WANTED("&lt; where \"<\" itself is meant"),
    SPACE_IN_TAG("white space before the tag''s name"),
    NAME_WANTED("the name directly behind \"<\""),
    UNEXPECTED_IN_TAG("unexpected \"{0}\" in the tag {1}"),
    ATTRIBUTES_WANTED("attributes, for example order=''1''"),
    SLASH_WANTED("/> at the end of the tag, or no \"/\""),
    END_TAG_ATTRIBUTE("an attribute in the end tag {0}"),
    END_TAG_WANTED("{0}"),
    NO_SPACE("no white space before the attribute"),
    SPACE_WANTED("a space before it"),
    TAG_NOT_ENDED("the tag {0} is not ended"),
    TAG_END_WANTED("{0} here"),
    NO_VALUE("the attribute {0} has no value"),
    VALUE_WANTED("=''…'' behind it"),
    NO_QUOTES("the value of {0} is not in quotes"),
    QUOTES_WANTED("it between two '' or two \""),
    VALUE_NOT_ENDED("the value of {0} is not ended"),
    QUOTE_WANTED("a second {0} behind it"),
    ATTRIBUTE_TWICE("the attribute {0} stands twice"),
    ONCE_WANTED("it once"),
    MANY_ATTRIBUTES("too many attributes"),
    ITEM_ATTRIBUTES_WANTED("type, value, action and order"),
    AMPERSAND("\"&\" stands alone"),
    AMPERSAND_WANTED("&amp;"),
    REFERENCE("the reference {0} means nothing"),
    REFERENCES_WANTED("&amp; &lt; &gt; &quot; &apos; or the number of a character"),
    NO_ATTRIBUTE("an item has no attribute {0}"),
    MISSING_ORDER("the item has no order"),
    ORDER_WANTED("order=''…'', a number that no other item has"),
    BAD_ORDER("the order \"{0}\" is no number from 0 to {1}"),
    NUMBER_WANTED("a whole number that no other item has"),
    ORDER_TWICE("the item in line {0} has the order {1} already"),
    MISSING_ACTION("the item has no action"),
    ACTION_WANTED("action=''allow'' or action=''deny''"),
    BAD_ACTION("the action \"{0}\" is unknown"),
    ACTIONS_WANTED("allow or deny"),
    VALUE_WITHOUT_TYPE("a value without a type"),
    TYPE_BEFORE_WANTED(
            "type=''jid'', type=''group'' or type=''subscription'' before it; neither type nor value for everybody"),
    BAD_TYPE("the type \"{0}\" is unknown"),
    TYPES_WANTED("jid, group or subscription; neither type nor value for everybody"),
    MISSING_VALUE("the item has a type and no value"),
    VALUE_TOO_WANTED("value=''…''; neither type nor value for everybody"),
    EMPTY_VALUE("the value is empty"),
    BAD_SUBSCRIPTION("the subscription \"{0}\" is unknown"),
    SUBSCRIPTIONS_WANTED("none, to, from or both"),
    BAD_JID("\"{0}\" is no address (JID)"),
    JID_WANTED("user@domain, user@domain/resource, domain or domain/resource"),
    GROUP_WANTED("the name of a group"),
    WILDCARD("\"*\" stands for nothing but itself"),
    DOMAIN_WANTED("a domain alone, which is for everybody of it"),
    NO_CHILD("an item has no child {0}"),
    CHILDREN_WANTED("<message/>, <iq/>, <presence-in/> or <presence-out/>"),
    CHILD_ATTRIBUTE("{0} has no attributes"),
    WITHOUT_ATTRIBUTE_WANTED("it without them"),
    CHILD_TWICE("{0} stands twice in the item"),
    IN_CHILD("{0} in a child of an item"),
    NOTHING_WANTED("nothing in it"),
    NESTED("more than {0} tags in each other; read no further"),
    NESTING_WANTED("a list, items in it, and their children"),
    SECOND_LIST("a second list"),
    ONE_LIST_WANTED("one list in a file"),
    LIST_ATTRIBUTE("a list has no attribute {0}"),
    LIST_ATTRIBUTES_WANTED("name"),
    BEHIND_LIST("the item stands behind the end of the list"),
    BEFORE_END_WANTED("it before </list>"),
    NO_START("the list''s start tag <list> is missing"),
    START_WANTED("<list name=''…''> before the first item"),
    START_BEFORE_WANTED("<list name=''…''> before it"),
    UNEXPECTED_TAG("unexpected tag {0}"),
    IN_ITEM_WANTED("it between <item …> and </item>"),
    SMALL_WANTED("{0} in small letters"),
    ITEM_WANTED("<item …/>"),
    LIST_WANTED("<list name=''…''>"),
    END_OF_NO_LIST("</list> ends no list"),
    ONE_END_WANTED("</list> once, behind all items"),
    END_OF_NO_ITEM("</item> ends no item"),
    NO_END_WANTED("no </item>, or no \"/\" at the end of the item''s start tag"),
    END_OF_NOTHING("{0} ends nothing"),
    WITHOUT_WANTED("no {0}"),
    ITEM_NOT_CLOSED("the item of line {0} is not closed"),
    ITEM_CLOSE_WANTED("\"/>\" here instead of \">\", or </item> behind its children"),
    ITEM_END_WANTED("</item> behind its children"),
    TAG_NOT_CLOSED("the tag {0} is not closed"),
    EMPTY_TAG_WANTED("\"/>\" here instead of \">\""),
    LIST_NOT_CLOSED("the list of line {0} is not closed"),
    NO_LIST_END("the list''s end tag </list> is missing"),
    LIST_END_WANTED("</list> behind all items"),
    NO_LIST("there is no list"),
    WHOLE_LIST_WANTED("<list name=''…''>, items, </list>"),
    NO_ITEMS("the list has no item, so everybody may use the service"),
    DENIES_NOTHING("no item denies anything, so everybody may use the service"),
    DENY_WANTED(
            "<item action=''deny'' order=''…''/> with the largest order, to keep all others out"),
    NEVER_APPLIES(
            "items that never apply: {0}, this first; the item of line {1} is for everybody and has a smaller order"),
    LAST_WANTED("the item for everybody with the largest order"),
    ONE_WAY(
            "the item lets stanzas in, but the item of line {0} denies what goes out: no answer of the service arrives"),
    BOTH_WAYS_WANTED(
            "an item without children; what is not to come in is denied by an item before it"),
    UNKNOWN_GROUP("the server has no group \"{0}\", so the item lets nobody in"),
    UNKNOWN_DENIED(
            "the server has no group \"{0}\", so the item keeps out only who has put the service into such a group of his own roster"),
    KNOWN_GROUP_WANTED("the name of a group, or the one under which it is shared into rosters"),
    MORE("and {0} more problems"),
    MORE_WANTED("those above put right first");

    private final String pattern;

    AccessWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "access.problem." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
