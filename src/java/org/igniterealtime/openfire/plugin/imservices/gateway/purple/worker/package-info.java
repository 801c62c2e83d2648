/**
 * The child process: libpurple on one thread, the link on two others.
 *
 * <p>Only the loop thread calls libpurple. Whatever comes over the link is handed to it; whatever a callback reports is
 * copied before the callback returns. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;
