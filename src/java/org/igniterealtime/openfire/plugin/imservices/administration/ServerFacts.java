package org.igniterealtime.openfire.plugin.imservices.administration;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** What administration asks of the server. May be called by any thread. */
public interface ServerFacts {

    /** Openfire's home. */
    Path home();

    /** The XMPP domain of the server. */
    String serverDomain();

    /** The server's language. */
    Locale locale();

    /**
     * Why a domain cannot be had; empty when it can be had, or a service of this plugin holds it. Claims nothing.
     *
     * @param domain prepared, lower case
     */
    Optional<Phrase> refusal(String domain);

    /**
     * How many users are registered with a service. Blocks.
     *
     * @throws AdministrationException when the database does not say
     */
    int registrations(String domain) throws AdministrationException;

    /**
     * Deletes the registrations with a service that has stopped; how many there were. Blocks.
     *
     * @throws AdministrationException when the database does not do it
     */
    int forgetRegistrations(String domain) throws AdministrationException;

    /**
     * How many rooms a conference service keeps. Blocks.
     *
     * @throws AdministrationException when the database does not say
     */
    int rooms(String domain) throws AdministrationException;

    /**
     * Deletes the rooms of a conference service that has stopped, and no others; how many there were. Blocks.
     *
     * @throws AdministrationException when the server does not do it
     */
    int deleteRooms(String domain) throws AdministrationException;

    /** The addresses by which others may reach the server; none when they are not known. Blocks. */
    List<InetAddress> addresses();
}
