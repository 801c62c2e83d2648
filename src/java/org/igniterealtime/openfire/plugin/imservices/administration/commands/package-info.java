/**
 * What administrators do to services, as ad-hoc commands (XEP-0050 version 1.3.0) of the server: a table of operations, their forms
 * (XEP-0004) and the sessions that they are executed in. Stanzas come in and go out as Tinder's packets; nothing here knows which server
 * carries them. Everything may block and belongs on the plugin's executor.
 */
package org.igniterealtime.openfire.plugin.imservices.administration.commands;
