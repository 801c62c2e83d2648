/**
 * What a network must offer so that the gateway can bridge to it, and the events that it reports. Contract tests stand
 * beside it in the test tree; every implementation runs them.
 *
 * <p>Pure: knows neither Openfire nor XMPP. For outsiders: a module can bring a network of its own.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway.network;
