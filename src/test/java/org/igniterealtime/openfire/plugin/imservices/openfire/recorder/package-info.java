/** A module for the tests of the server's room; runs in the server. */
package org.igniterealtime.openfire.plugin.imservices.openfire.recorder;
