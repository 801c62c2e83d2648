/**
 * Test code that runs inside a server's process: the start of an embedded Openfire 4.2.0, its console, and the
 * probe, a plugin that tells what is registered where and has a page in the console. Packed into jars of its own when a test starts, so that the
 * server's class path has nothing of the plugin under test.
 *
 * <p>Uses nothing but Openfire, what its console is made with, and the JDK. Never ships.
 */
package org.igniterealtime.openfire.plugin.imservices.kit.server;
