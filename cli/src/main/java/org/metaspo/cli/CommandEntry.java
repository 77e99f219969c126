package org.metaspo.cli;

import java.util.concurrent.Callable;

/**
 * One command as {@code metaspo --help} lists it. Its class is only made ready when the command is typed: reading the
 * options of all commands would take longer than most commands do.
 *
 * @param group the heading under which it is listed; neighbours with the same heading stand together
 * @param name what is typed
 * @param summary what it does, in one line of at most 60 characters
 * @param type a picocli command with a constructor that takes nothing; returns an {@link ExitCode}
 */
record CommandEntry(String group, String name, String summary, Class<? extends Callable<Integer>> type) {}
