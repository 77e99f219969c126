package org.metaspo.local.child;

/**
 * Generates text, one order at a time. What it makes is a function of the order alone: not of what was asked before, not
 * of which engine answers.
 */
interface Engine {
    Generation generate(Generate order);
}
