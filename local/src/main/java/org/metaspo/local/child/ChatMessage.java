package org.metaspo.local.child;

/**
 * @param role {@code user} or {@code assistant}
 * @param text what was said
 */
record ChatMessage(String role, String text) {}
