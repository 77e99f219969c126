package org.metaspo.testbed;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON with places for values: a text that is {@code {name}} and nothing else. */
final class Template {
    private Template() {}

    /** @param values by name; one that is missing becomes null */
    static JsonNode fill(JsonNode template, Map<String, ?> values) {
        if (template.isString() && template.stringValue().matches("\\{\\w+}")) {
            String text = template.stringValue();
            return JsonMapper.shared().valueToTree(values.get(text.substring(1, text.length() - 1)));
        }
        if (template.isArray()) {
            ArrayNode filled = JsonMapper.shared().createArrayNode();
            template.forEach(part -> filled.add(fill(part, values)));
            return filled;
        }
        if (template.isObject()) {
            ObjectNode filled = JsonMapper.shared().createObjectNode();
            template.properties().forEach(part -> filled.set(part.getKey(), fill(part.getValue(), values)));
            return filled;
        }
        return template;
    }
}
