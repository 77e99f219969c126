package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.metaspo.task.SplitSizes;

/** What a suffix makes of a task. The data stays the same. */
enum Variant {
    /** Few items: for a look at a costly task. */
    SMALL("_small") {
        @Override
        CatalogueEntry of(CatalogueEntry entry) {
            return entry.as(entry.name() + suffix(), entry.judged(), SMALL_SIZES);
        }
    },
    /** A judge decides instead of the task's own metric. */
    JUDGED("_judged") {
        @Override
        CatalogueEntry of(CatalogueEntry entry) {
            return entry.as(entry.name() + suffix(), true, entry.atMost());
        }
    };

    /** The sizes of the quick start that the community fork of the reference shows. */
    private static final SplitSizes SMALL_SIZES = new SplitSizes(10, 10, 50);

    private final String suffix;

    Variant(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    abstract CatalogueEntry of(CatalogueEntry entry);

    static Variant named(String key) {
        return List.of(values()).stream()
                .filter(variant -> variant.suffix.equals("_" + key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue has no variant " + key));
    }

    /** The entry that a name means, where it is a known one with the suffix of a judged task behind it. */
    static Optional<CatalogueEntry> judged(String name, Function<String, Optional<CatalogueEntry>> known) {
        return name.endsWith(JUDGED.suffix)
                ? known.apply(name.substring(0, name.length() - JUDGED.suffix.length()))
                        .map(JUDGED::of)
                : Optional.empty();
    }
}
