/**
 * The plugin's pages in the server's admin console, and the calls that their scripts make: servlets and templates, no logic of
 * their own. {@link org.igniterealtime.openfire.plugin.imservices.console.PageServlet} gives the four pages, {@link
 * org.igniterealtime.openfire.plugin.imservices.console.ApiServlet} answers below {@code api/} with JSON.
 *
 * <p>Entered by the console's threads, which may block. Knows the servlet API, not the server: what is asked of it goes through
 * {@link org.igniterealtime.openfire.plugin.imservices.console.ConsoleHost}. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.console;
