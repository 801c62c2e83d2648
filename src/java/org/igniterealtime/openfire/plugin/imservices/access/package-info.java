/**
 * Access lists: who may use a service. The file in the syntax of XEP-0016 (version 1.7, section 2): parse, print, edit; and the
 * list compiled from it, which decides.
 *
 * <p>Pure: no Openfire, no threads, no I/O; of Tinder only addresses and stanzas. All values are immutable and may be shared by
 * threads. Where the XEP speaks of the user who owns a list, the service owns it here: what is incoming comes to the service.
 */
package org.igniterealtime.openfire.plugin.imservices.access;
