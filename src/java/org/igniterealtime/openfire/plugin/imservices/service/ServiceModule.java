package org.igniterealtime.openfire.plugin.imservices.service;

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
}
