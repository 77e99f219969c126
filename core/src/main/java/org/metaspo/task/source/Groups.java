package org.metaspo.task.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metaspo.task.Example;

/**
 * Which items belong together.
 *
 * @param byId the groups of items that have one, by the item's id
 */
record Groups(Map<String, Set<String>> byId) {
    static Groups of(Parts parts) {
        Map<String, Set<String>> byId = new HashMap<>();
        parts.all().forEach(item -> {
            if (item.group() != null) {
                byId.computeIfAbsent(item.example().id(), id -> new HashSet<>()).add(item.group());
            }
        });
        return new Groups(byId);
    }

    /** The groups of some items. */
    Set<String> of(List<Example> examples) {
        Set<String> groups = new HashSet<>();
        if (!byId.isEmpty()) {
            examples.forEach(example -> groups.addAll(of(example)));
        }
        return groups;
    }

    /** Whether an item belongs to one of these groups. */
    boolean isIn(Example example, Set<String> groups) {
        return !groups.isEmpty() && of(example).stream().anyMatch(groups::contains);
    }

    private Set<String> of(Example example) {
        return byId.getOrDefault(example.id(), Set.of());
    }
}
