/**
 * The measurements behind every figure that the README gives: JMH for what runs in one process, load runs for what goes
 * through all of it. Started by {@code ./bench}; never part of the tests.
 */
package org.igniterealtime.openfire.plugin.imservices.bench;
