package org.metaspo.model;

/**
 * What came of a request.
 *
 * @param outcome how it ended
 * @param text the model's text; empty where there was none
 * @param usage the tokens that the provider reported
 */
public record Answer(Outcome outcome, String text, Usage usage) {}
