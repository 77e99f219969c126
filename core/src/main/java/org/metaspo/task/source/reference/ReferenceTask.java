package org.metaspo.task.source.reference;

import java.nio.file.Path;
import java.util.List;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.source.catalogue.CatalogueEntry;

/**
 * A task found in the folder.
 *
 * @param entry what the catalogue knows of it
 * @param data its items
 * @param unseenUserPrompts those of its {@code up_for_unseen_gen} file; empty where there is none
 */
public record ReferenceTask(CatalogueEntry entry, Path data, List<UserPrompt> unseenUserPrompts) {
    public ReferenceTask {
        unseenUserPrompts = List.copyOf(unseenUserPrompts);
    }
}
