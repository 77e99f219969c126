package org.metaspo.task;

/**
 * What was left out when a task's items were split.
 *
 * @param duplicates items whose question and answers another item of the same part has
 * @param conflicts items left out because the same question has different answers
 * @param leaks items left out of train or validation because their question stands in test (or, for train, in
 *     validation)
 * @param testShortfall how many test items were asked for and are not there
 */
public record SplitCounts(int duplicates, int conflicts, int leaks, int testShortfall) {}
