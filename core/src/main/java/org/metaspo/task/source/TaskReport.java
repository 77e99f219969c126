package org.metaspo.task.source;

import java.util.List;
import java.util.Map;

/**
 * What a look at a task and all its data found.
 *
 * @param name the task's name
 * @param form the name of its answer form
 * @param metric the name of its metric
 * @param items how many items each part has; one part {@code all} where the data has no parts
 * @param answers how often each answer is right, by part, most frequent first; empty where there are too many different
 *     ones to be classes
 * @param findings what should be mended, in the order of the data
 */
public record TaskReport(
        String name,
        String form,
        String metric,
        Map<String, Integer> items,
        Map<String, Map<String, Integer>> answers,
        List<Finding> findings) {
    public TaskReport {
        findings = List.copyOf(findings);
    }

    /** Whether there is nothing to mend. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** What can be wrong with an item. */
    public enum Kind {
        /** The answer form cannot read the item's own answer. */
        UNPARSEABLE("unparseable"),
        /** The same question with the same answers stands in the same part before. */
        DUPLICATE("duplicate"),
        /** The same question has another answer elsewhere. */
        CONFLICT("conflict"),
        /** The same question, or one of the same group, stands in another part. */
        LEAK("leak"),
        /** The question is longer than the limit. */
        TOO_LONG("too-long");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word in results. */
        public String key() {
            return key;
        }
    }

    /**
     * One thing to mend.
     *
     * @param kind what it is
     * @param place the file and the item's line or number
     * @param what in words
     */
    public record Finding(Kind kind, String place, String what) {}
}
