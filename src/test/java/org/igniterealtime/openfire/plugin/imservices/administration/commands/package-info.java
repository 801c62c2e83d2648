/** Tests of the commands: XEP-0050 version 1.3.0 and XEP-0004 stanza by stanza, on the real administration. */
package org.igniterealtime.openfire.plugin.imservices.administration.commands;
