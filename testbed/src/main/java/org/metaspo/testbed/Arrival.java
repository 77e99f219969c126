package org.metaspo.testbed;

/**
 * What is known of a request before it is read.
 *
 * @param body the body as text
 * @param digest SHA-256 of the body's bytes in hexadecimal
 * @param ordinal place in the order of arrival, from 1
 * @param attempt how often this exact body has now been seen, from 1
 * @param nanos time of arrival in nanoseconds since the testbed started
 */
record Arrival(String body, String digest, long ordinal, int attempt, long nanos) {}
