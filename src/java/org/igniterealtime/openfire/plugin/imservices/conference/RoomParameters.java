package org.igniterealtime.openfire.plugin.imservices.conference;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem;
import org.igniterealtime.openfire.plugin.imservices.service.Rooms;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/** What {@code params=} may hold for rooms: the one list, from which the console offers and by which a service reads. */
final class RoomParameters {

    static final String CREATORS = "creators";
    static final String USERS = "max_users";
    static final String HISTORY = "history_length";
    static final String LANGUAGE = "language";
    static final String MODERATED = "moderated";
    static final String MEMBERS = "members_only";
    static final String PASSWORD = "password";

    private static final int MOST_USERS = 100_000;
    private static final int MOST_HISTORY = 10_000;

    /** What the server's table has room for. */
    private static final int LONGEST_PASSWORD = 50;

    private RoomParameters() {}

    /** In the order in which people want to be asked, with labels and helps. */
    static List<Parameter> of(Texts texts) {
        return of(key -> texts.get("conference.param." + key));
    }

    private static List<Parameter> of(Function<String, String> text) {
        return List.of(
                parameter(CREATORS, Kind.TEXT, "", 0, 0, text),
                parameter(USERS, Kind.NUMBER, "0", 0, MOST_USERS, text),
                parameter(HISTORY, Kind.NUMBER, "25", 0, MOST_HISTORY, text),
                parameter(LANGUAGE, Kind.TEXT, "", 0, 0, text),
                parameter(MODERATED, Kind.TRUTH, "0", 0, 0, text),
                parameter(MEMBERS, Kind.TRUTH, "0", 0, 0, text),
                parameter(PASSWORD, Kind.SECRET, "", 0, 0, text));
    }

    private static Parameter parameter(
            String key,
            Kind kind,
            String fallback,
            int least,
            int most,
            Function<String, String> text) {
        return new Parameter(
                key,
                text.apply(key),
                kind,
                fallback,
                List.of(),
                text.apply(key + ".help"),
                least,
                most);
    }

    /**
     * What a section asks for.
     *
     * @param permanent whether its rooms stay
     * @throws ServiceException when something is wrong with it, with all that is
     */
    static Rooms.Settings settings(Parameters parameters, boolean permanent)
            throws ServiceException {
        Map<String, String> values = values(parameters);
        List<Phrase> wrong = new ArrayList<>();
        List<JID> creators = new ArrayList<>();
        for (String creator : values.get(CREATORS).split("[\\s,]+")) {
            if (!creator.isEmpty()) {
                address(creator, creators, wrong);
            }
        }
        Secret password = new Secret(values.get(PASSWORD));
        if (password.reveal().length() > LONGEST_PASSWORD) {
            wrong.add(ConferenceWording.PASSWORD.with(LONGEST_PASSWORD));
        }
        refuse(wrong);
        return new Rooms.Settings(
                permanent,
                creators,
                Integer.parseInt(values.get(USERS)),
                Integer.parseInt(values.get(HISTORY)),
                Boolean.parseBoolean(values.get(MODERATED)),
                Boolean.parseBoolean(values.get(MEMBERS)),
                password);
    }

    /**
     * The language of the rooms; the root's when none is said.
     *
     * @throws ServiceException when it is none
     */
    static Locale language(Parameters parameters) throws ServiceException {
        String tag = values(parameters).get(LANGUAGE);
        if (tag.isEmpty()) {
            return Locale.ROOT;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new ServiceException(ConferenceWording.LANGUAGE.with(tag), e);
        }
    }

    private static Map<String, String> values(Parameters parameters) throws ServiceException {
        ParameterCheck check = new ParameterCheck(of(key -> ""));
        refuse(check.problems(parameters).stream().map(ParameterProblem::said).toList());
        return check.values(parameters);
    }

    private static void address(String text, List<JID> creators, List<Phrase> wrong) {
        try {
            JID address = new JID(text);
            if (address.getNode() == null || address.getResource() != null) {
                wrong.add(ConferenceWording.CREATOR.with(text));
            } else {
                creators.add(address);
            }
        } catch (IllegalArgumentException e) {
            wrong.add(ConferenceWording.CREATOR.with(text));
        }
    }

    private static void refuse(List<Phrase> wrong) throws ServiceException {
        if (!wrong.isEmpty()) {
            throw new ServiceException(Phrase.joined("; ", wrong));
        }
    }
}
