package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as its domain file writes it, the file's defaults under it.
 *
 * @param variants suffixes under which the task is listed again
 */
record EntryKeys(
        @Nullable List<String> aliases,
        TaskRole role,
        @Nullable DataSource source,
        @Nullable String substitute,
        boolean fillTest,
        RowRule rows,
        ObjectNode task,
        String licence,
        Sureness sureness,
        @Nullable String notes,
        Checked checked,
        boolean noGold,
        @Nullable List<ObjectNode> sample,
        @Nullable List<String> variants) {
    /**
     * A domain file.
     *
     * @param domain the domain's name
     * @param defaults laid under every task
     * @param tasks by name, in the order in which they are listed
     */
    record DomainFile(String domain, ObjectNode defaults, Map<String, JsonNode> tasks) {}

    CatalogueEntry entry(String name, String domain) {
        return new CatalogueEntry(
                name,
                aliases == null ? List.of() : aliases,
                domain,
                role,
                source,
                substitute,
                fillTest,
                rows,
                task,
                licence,
                sureness,
                notes == null ? "" : notes.strip(),
                checked,
                !noGold,
                sample == null ? List.of() : sample,
                name,
                false,
                null);
    }
}
