/**
 * End-to-end scenarios: a real Openfire with the built jar, a real ngircd, Smack and raw IRC clients. One scenario a file.
 */
package org.igniterealtime.openfire.plugin.imservices.e2e;
