/**
 * Small charts: what they look like, and as PNG (ISO/IEC 15948). Drawn without the desktop classes of Java, which want fonts of the
 * machine that servers often lack, start a thread, and keep class loaders. Pure; any thread. Not for outsiders.
 */
package org.igniterealtime.openfire.plugin.imservices.monitor.chart;
