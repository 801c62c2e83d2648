package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;

/** Makes services of one module; found by {@link java.util.ServiceLoader}. */
public interface ServiceModule {

    /** The word that {@code module=} names it by when it is built in; lower case, stable. */
    String id();

    /**
     * Makes a service that is not yet started. Called on one of the plugin's own threads.
     *
     * @param host what the service may ask of the server; valid until the service has stopped
     * @throws ServiceException when the definition cannot be served; the message is the reason
     */
    Service create(ServiceDefinition definition, Host host) throws ServiceException;

    /**
     * The types of service that it serves, those too for which something is missing on this machine. Blocks, perhaps for a
     * minute: it may ask another process. Never to be called on a thread of the server. Safe for use by several threads.
     *
     * @param workshop what it may use; another one than its services' hosts
     * @param locale the language of labels and texts
     * @throws InterruptedException when the thread is interrupted; nothing of the question is left then
     */
    default List<TypeOffer> offers(Workshop workshop, Locale locale) throws InterruptedException {
        return List.of();
    }
}
