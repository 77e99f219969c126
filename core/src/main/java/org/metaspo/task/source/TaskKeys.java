package org.metaspo.task.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a task file, as they stand there. Keys of the contract that this version does not support are known, so
 * that they are refused by name.
 */
record TaskKeys(
        @Nullable String name,
        @Nullable String instruction,
        @Nullable String suffix,
        @Nullable String userPrompt,
        @JsonProperty(required = true) Answer answer,
        @Nullable JsonNode metric,
        @Nullable Double ceiling,
        @JsonProperty(required = true) Data data,
        @Nullable Map<String, String> columns,
        @Nullable Judge judge,
        @Nullable String unseenUserPrompts) {
    /** The answer's form with the parameters of all forms, and its place. */
    record Answer(
            @JsonProperty(required = true) String form,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable Integer options,
            @Nullable List<JsonNode> labels,
            @Nullable String pointer,
            @Nullable String pattern,
            @Nullable JsonNode group,
            @Nullable String in) {}

    /** What a judge is asked about each answer. */
    record Judge(
            @Nullable String kind,
            @Nullable String rubric,
            @Nullable Integer votes) {}

    /** One file, or one for each part. */
    record Data(
            @Nullable String file,
            @Nullable String train,
            @Nullable String validation,
            @Nullable String test) {}
}
