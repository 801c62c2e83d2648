/**
 * The test kit: a real Openfire (embedded 4.2.0, or an installed one), a real IRC server, an IRC client and an XMPP client.
 * Whatever is started here ends with {@code close}, and at the latest with the JVM that started it.
 *
 * <p>Every wait has a limit and ends as soon as its condition holds. Never ships.
 */
package org.igniterealtime.openfire.plugin.imservices.kit;
