/**
 * A user directory (XEP-0055 version 1.3, with data forms and without, in pages by XEP-0059): category {@code directory}, type
 * {@code user}. Searches this server's accounts through the server's own user store, and shows the cards (XEP-0054) of those whom
 * one can find.
 *
 * <p>Entered by Openfire's threads, which only queue work; searches run on the plugin's executor, a few at a time.
 */
package org.igniterealtime.openfire.plugin.imservices.directory;
