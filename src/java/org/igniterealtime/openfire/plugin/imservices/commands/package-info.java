/**
 * Ad-hoc commands (XEP-0050 version 1.3.0), whoever has them: operations, their forms (XEP-0004) and the sessions that they are
 * executed in. Stanzas come in and go out as Tinder's packets; nothing here knows which service or server carries them. An operation may
 * block when whoever executes it lets it.
 */
package org.igniterealtime.openfire.plugin.imservices.commands;
