package org.metaspo.task.source.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.metaspo.statistics.Randomness;
import tools.jackson.databind.JsonNode;

/**
 * How rows of a source become items: a pure function of the rows and the seed. A row whose columns are not those that the
 * rule knows throws {@link RowShapeException}: the source has changed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "columns", value = ColumnsRule.class),
    @JsonSubTypes.Type(name = "options", value = OptionsRule.class),
    @JsonSubTypes.Type(name = "big-bench", value = BigBenchRule.class),
    @JsonSubTypes.Type(name = "passage", value = PassageRule.class),
    @JsonSubTypes.Type(name = "dialogue", value = DialogueRule.class),
    @JsonSubTypes.Type(name = "topic", value = TopicRule.class),
    @JsonSubTypes.Type(name = "dilemma", value = DilemmaRule.class)
})
public sealed interface RowRule
        permits ColumnsRule, OptionsRule, BigBenchRule, PassageRule, DialogueRule, TopicRule, DilemmaRule {
    /** How many neighbouring rows make an item, at least 1. */
    default int rows() {
        return 1;
    }

    /**
     * Makes rows into items.
     *
     * @param rows as many as {@link #rows()} says, in the file's order
     * @param randomness what is drawn for an item is drawn from the seed and the item's id
     * @throws RowShapeException a column is missing or of another type
     */
    RowOutcome make(List<? extends JsonNode> rows, Randomness randomness);
}
