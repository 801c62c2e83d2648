/**
 * What happens on the server, told to who has subscribed to it: in messages, gathered when there are many, and as nodes that programs follow
 * (XEP-0060). Threads: the server's events, measurements and the sending come on the plugin's executor; requests are answered by one
 * thread at a time. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.monitor.events;
