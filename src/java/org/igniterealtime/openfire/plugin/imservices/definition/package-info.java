/**
 * What a service is, and the services file that says so: parse, print, validate, and the catalogue of types.
 *
 * <p>Pure: knows neither Openfire nor threads; all values are immutable and may be shared. For outsiders: module
 * authors receive a {@link org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition}.
 */
package org.igniterealtime.openfire.plugin.imservices.definition;
