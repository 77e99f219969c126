package org.metaspo.local.child;

/**
 * What an engine made.
 *
 * @param text without the end-of-turn token and without stop strings
 * @param tokens how many were generated, with the one that ended the turn
 * @param cut the token limit ended it, not the model or a stop string
 */
record Generation(String text, int tokens, boolean cut) {}
