/** The server's room: unit tests, and its way with a real server ({@code *IT}). */
package org.igniterealtime.openfire.plugin.imservices.openfire;
