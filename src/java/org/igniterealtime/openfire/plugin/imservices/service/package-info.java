/**
 * The seam between the plugin and the services: what a module implements ({@link
 * org.igniterealtime.openfire.plugin.imservices.service.ServiceModule}, {@link
 * org.igniterealtime.openfire.plugin.imservices.service.Service}) and all that it may ask of the server ({@link
 * org.igniterealtime.openfire.plugin.imservices.service.Host}).
 *
 * <p>For outsiders: a jar in the {@code modules} folder of Openfire's home that names a ServiceModule in {@code
 * META-INF/services} adds a type of service. The built-in modules use no other door.
 */
package org.igniterealtime.openfire.plugin.imservices.service;
