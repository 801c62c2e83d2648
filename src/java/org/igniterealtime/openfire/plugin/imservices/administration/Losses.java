package org.igniterealtime.openfire.plugin.imservices.administration;

/**
 * What a deletion would lose.
 *
 * @param registrations how many users are registered with the service
 * @param rooms how many rooms it keeps, empty or not
 */
public record Losses(int registrations, int rooms) {}
