/**
 * What administrators do to services, as ad-hoc commands (XEP-0050 version 1.3.0) of the server: a table of operations and their forms
 * (XEP-0004). How they are executed is in {@code commands}. Everything may block and belongs on the plugin's executor.
 */
package org.igniterealtime.openfire.plugin.imservices.administration.commands;
