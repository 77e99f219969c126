package org.metaspo.journal;

/**
 * What the clock, a cap or a person decided: the search ended here.
 *
 * @param blocks how many blocks of calls were complete, in program order
 * @param place where the next block would have been
 * @param kind budget, interrupted or failed
 * @param reason in words
 */
public record StopRecord(int blocks, String place, String kind, String reason) {}
