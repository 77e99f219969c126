package org.metaspo.task;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A value in the JSON of a response, fenced or not and whatever words stand around it: of the last JSON object or array
 * that has a value at the pointer. The answer is a string's text, a number, {@code true} or {@code false}, which are
 * compared like {@link ShortTextForm}; or an object or array, compact with sorted keys, which must be equal. The reference answer is that value, not the document around it.
 *
 * @param pointer where in the document the answer stands, by RFC 6901; empty: the whole document
 */
public record JsonForm(String pointer) implements AnswerForm {
    private static final ShortTextForm TEXT = new ShortTextForm();

    /**
     * A form for a pointer.
     *
     * @throws IllegalArgumentException where the pointer is neither empty nor begins with a slash
     */
    public JsonForm {
        JsonPointer.compile(pointer);
    }

    @Override
    public String key() {
        return "json";
    }

    @Override
    public Extraction extract(String content, String question) {
        JsonPointer place = JsonPointer.compile(pointer);
        List<JsonNode> values = new ArrayList<>();
        JsonSearch.in(content, document -> values.add(document.at(place)));
        JsonNode last = MissingNode.getInstance();
        for (JsonNode value : values) {
            last = value.isMissingNode() ? last : value;
        }
        if (last.isMissingNode()) {
            return new Unparseable(values.isEmpty() ? "no JSON" : "nothing at " + shown());
        }
        if (last.isNull()) {
            return new Unparseable("null at " + shown());
        }
        String text = JsonText.of(last);
        return text.isBlank() ? new Unparseable("blank at " + shown()) : new Found(text);
    }

    private String shown() {
        return pointer.isEmpty() ? "the top" : pointer;
    }

    @Override
    public Extraction canonical(String gold, String question) {
        JsonNode value = isContainer(gold) ? JsonSearch.whole(gold) : MissingNode.getInstance();
        return value.isMissingNode() ? TEXT.extract(gold, question) : new Found(JsonText.of(value));
    }

    @Override
    public boolean same(String value, String gold) {
        return value.equals(gold) || (!isContainer(value) && !isContainer(gold) && TEXT.same(value, gold));
    }

    private static boolean isContainer(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    @Override
    public boolean verbatim() {
        return true;
    }
}
