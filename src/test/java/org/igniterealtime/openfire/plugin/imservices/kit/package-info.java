/**
 * The test kit: a real Openfire (embedded 4.2.0, or an installed one), a real IRC server, an IRC client, an XMPP client, and a browser.
 * Whatever is started here ends with {@code close}, and at the latest with the JVM that started it.
 *
 * <p>Pages of the console: {@link Scene#console()} gives a {@link Console} in a {@link Browser} of its own, on either kind of server.
 *
 * <pre>
 * Console console = scene.console();
 * console.logIn();
 * console.open("/plugins/imservices/services");
 * console.browser().awaitText(".ims h2", "Services");
 * Accessibility.require(console);
 * assertEquals(List.of(), console.browser().errors());
 * </pre>
 *
 * <p>A test that fails leaves what each browser showed in {@code target/screenshots}. Not everything a page does needs a browser: {@link
 * Console#sessionCookie()} is for requests of an HTTP client.
 *
 * <p>Networks that cannot be had: {@link ScriptedPeer} puts a libpurple protocol into the folder {@code modules} that does what the test
 * says, under any id.
 *
 * <p>Every wait has a limit, one of {@link Limits}, and ends as soon as its condition holds. Never ships.
 */
package org.igniterealtime.openfire.plugin.imservices.kit;
