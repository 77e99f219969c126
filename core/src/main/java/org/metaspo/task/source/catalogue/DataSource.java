package org.metaspo.task.source.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where an entry's rows come from. Exactly one of {@code dataset}, {@code repository} and {@code site} names the host;
 * the files are relative to it.
 *
 * @param dataset a data set of the public hub, as {@code owner/name}; files are paths in its repository, in which
 *     {@code *} stands for any letters but a slash
 * @param repository a repository of the public code host, as {@code owner/name}; files are paths in it
 * @param site the beginning of plain web addresses; no revision can be pinned there
 * @param config the data set's configuration, for the record; null where there is none
 * @param revision a commit, or a branch that an import resolves to a commit and pins; null at a site
 * @param format what the files are, once unpacked: a name ending in {@code .gz} is unzipped, and {@code a.zip!/b} means
 *     the member b of the archive a
 * @param records JSON files only: pointer to the list of rows (RFC 6901), empty where the file is the list
 * @param carry JSON files only: keys of the document that every row gets as its own
 * @param columns tables without a header: the names of their columns
 * @param separator tables: what stands between the cells; null for the format's own
 * @param quoted tables: whether cells may be quoted
 * @param where rows that count: those with this value in that column; others are not the task's
 * @param skip rows that hold this key are no items (headers of row files)
 * @param sampled the files are too large to be read whole: an import reads whole lines at seeded offsets
 * @param files the files of each part, in order; the part {@code all} is cut by seed and group
 */
public record DataSource(
        @Nullable String dataset,
        @Nullable String repository,
        @Nullable String site,
        @Nullable String config,
        @Nullable String revision,
        Format format,
        String records,
        List<String> carry,
        List<String> columns,
        @Nullable String separator,
        boolean quoted,
        Map<String, String> where,
        @Nullable String skip,
        boolean sampled,
        Map<Part, List<String>> files) {
    /** Who has the files. */
    public enum Host {
        /** The public hub of data sets. */
        HUB,
        /** The public code host, by raw files. */
        CODE,
        /** A web site. */
        SITE
    }

    /** What a file is. */
    public enum Format {
        /** A list of rows, or a document with one. */
        JSON,
        /** A row a line. */
        JSONL,
        /** A table with a header, or with {@code columns}. */
        CSV,
        /** A table with tabs between its cells. */
        TSV,
        /** Apache Parquet. */
        PARQUET;

        /** The word in the catalogue and in results. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which items of a task a file feeds. */
    public enum Part {
        /** Failures are mined here. */
        TRAIN,
        /** Candidates are chosen here. */
        VALIDATION,
        /** The claim is made here. */
        TEST,
        /** Without parts: cut by seed, groups kept whole. */
        ALL;

        /** The word in the catalogue, in item files and in results. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Fills in what a catalogue may leave out, and refuses what makes no sense. */
    public DataSource {
        records = records == null ? "" : records;
        carry = carry == null ? List.of() : List.copyOf(carry);
        columns = columns == null ? List.of() : List.copyOf(columns);
        where = where == null ? Map.of() : new LinkedHashMap<>(where);
        files = new LinkedHashMap<>(files);
        Objects.requireNonNull(format, "format");
        where.values().forEach(Objects::requireNonNull);
        files.replaceAll((part, names) -> List.copyOf(names));
        long hosts = Stream.of(dataset, repository, site)
                .filter(name -> name != null)
                .count();
        if (hosts != 1 || (site == null) == (revision == null) || files.isEmpty()) {
            throw new IllegalArgumentException("one host, a revision unless it is a site, and files are needed");
        }
    }

    /** Who has the files. */
    public Host host() {
        return dataset != null ? Host.HUB : repository != null ? Host.CODE : Host.SITE;
    }

    /** The data set, repository or site: what a manifest names. */
    public String name() {
        return Stream.of(dataset, repository, site)
                .filter(name -> name != null)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a row is one of the task's, before any rule looks at it. */
    public boolean accepts(JsonNode row) {
        return (skip == null || !row.has(skip))
                && where.entrySet().stream()
                        .allMatch(condition -> condition
                                .getValue()
                                .equals(row.path(condition.getKey()).asString("")));
    }
}
