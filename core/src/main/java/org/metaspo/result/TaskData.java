package org.metaspo.result;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.Example;
import org.metaspo.task.Splits;

/**
 * What a task was learned from and measured on.
 *
 * @param name of the task
 * @param domain that it belongs to; null where none is known
 * @param train training items
 * @param validation validation items
 * @param test test items
 * @param digest SHA-256 of the test items' ids in order, a line each
 */
public record TaskData(String name, @Nullable String domain, int train, int validation, int test, String digest) {
    /** The data of a task. */
    public static TaskData of(String name, @Nullable String domain, Splits splits) {
        return new TaskData(
                name,
                domain,
                splits.train().size(),
                splits.validation().size(),
                splits.test().size(),
                Sha256.hex(splits.test().stream().map(Example::id).collect(Collectors.joining("\n"))));
    }
}
