/**
 * The monitor ({@code category=service}, {@code type=monitor} or {@code service}): tells how the server is doing, in messages, as
 * commands (XEP-0050), as pictures (XEP-0231 in XHTML-IM, XEP-0071, and in forms, XEP-0221), and at a glance in its presence.
 *
 * <p>Entered by Openfire's threads, which put what comes to a {@link org.igniterealtime.openfire.plugin.imservices.monitor.Desk};
 * questions are answered on the plugin's executor, one at a time. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.monitor;
