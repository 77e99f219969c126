package org.metaspo.task.source.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.SplitSizes;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task that is known by name.
 *
 * @param name what configurations and commands call it
 * @param aliases other spellings that are understood
 * @param domain the domain that it belongs to
 * @param role what it is for there
 * @param source where its rows come from; null where the data that the paper used is not known
 * @param substitute the entry to import instead where there is no source
 * @param fillTest whether test is filled up from the training rows' other groups where its own files hold too few
 * @param rows how rows become items
 * @param task the keys of its task file, without {@code name} and {@code data}
 * @param licence of the data, as its own documents state it
 * @param sureness how well founded source and rule are
 * @param notes what a user should know
 * @param checked how and when the entry was last tried
 * @param trainable false where the items have no right answer
 * @param sample rows of ours in the source's shape, which are rendered where no data is at hand
 * @param dataName the name under which its data is imported and kept: its own, or that of the task it varies
 * @param judged whether a judge decides instead of the task's own metric
 * @param atMost most items that are drawn; null for no limit of the entry's own
 */
public record CatalogueEntry(
        String name,
        List<String> aliases,
        String domain,
        TaskRole role,
        @Nullable DataSource source,
        @Nullable String substitute,
        boolean fillTest,
        RowRule rows,
        ObjectNode task,
        String licence,
        Sureness sureness,
        String notes,
        Checked checked,
        boolean trainable,
        List<ObjectNode> sample,
        String dataName,
        boolean judged,
        @Nullable SplitSizes atMost) {
    private static final Randomness SAMPLED = new Randomness(42);

    /** Refuses what makes no sense. */
    public CatalogueEntry {
        aliases = List.copyOf(aliases);
        sample = List.copyOf(sample);
        if (source == null && substitute == null) {
            throw new IllegalArgumentException(name + ": without a source a substitute is named");
        }
    }

    /** Where its rows come from, where that is known. */
    public Optional<DataSource> origin() {
        return Optional.ofNullable(source);
    }

    /** The keys of its task file; a copy. A judged task asks for the same, but a judge reads the whole answer. */
    @Override
    public ObjectNode task() {
        ObjectNode keys = task.deepCopy();
        if (judged) {
            keys.putObject("answer").put("form", "free-text");
            keys.put("metric", "judge");
        }
        return keys;
    }

    /** The items that its sample becomes by the rule for its rows. */
    public List<RowItem> sampleItems() {
        List<RowItem> items = new ArrayList<>();
        for (int i = 0; i + rows.rows() <= sample.size(); i += rows.rows()) {
            if (rows.make(sample.subList(i, i + rows.rows()), SAMPLED) instanceof RowOutcome.Items made) {
                items.addAll(made.items());
            }
        }
        return items;
    }

    /** A variant of this task, with the same data. */
    CatalogueEntry as(String otherName, boolean byJudge, @Nullable SplitSizes limit) {
        return new CatalogueEntry(
                otherName,
                List.of(),
                domain,
                role,
                source,
                substitute,
                fillTest,
                rows,
                task,
                licence,
                sureness,
                notes,
                checked,
                trainable,
                sample,
                dataName,
                byJudge,
                limit);
    }
}
