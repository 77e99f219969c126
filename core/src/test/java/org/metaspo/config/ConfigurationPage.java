package org.metaspo.config;

import static org.metaspo.ReferenceYaml.code;
import static org.metaspo.ReferenceYaml.head;
import static org.metaspo.ReferenceYaml.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metaspo.ReferenceKey;
import org.metaspo.ReferenceYaml;

/** {@code docs/reference/configuration.md}, from {@code reference.yaml} and the keys that are read. */
final class ConfigurationPage {
    private static final String ROLE = "models.task";

    private final List<ReferenceKey> keys;
    private final Map<String, String> types = ReferenceYaml.read(ConfigKeys.class);
    private final List<String> lines = new ArrayList<>(List.of(
            "# Configuration, key by key",
            "",
            "Made from [reference.yaml](../../core/src/main/resources/org/metaspo/config/reference.yaml); CONTRIBUTING.md says",
            "how to make it anew. A configuration is a YAML file; unknown keys are errors. `--set path.to.key=value` changes one",
            "of them for a run: values are YAML, list indices count from 0. Relative paths are relative to the configuration",
            "(of `--set`: to the current directory). `config.yaml` in a run's directory has every key as it was resolved. What a",
            "task file holds: [task-file.md](task-file.md).",
            ""));

    private ConfigurationPage(List<ReferenceKey> keys) {
        this.keys = keys;
    }

    static List<String> lines(List<ReferenceKey> keys) {
        ConfigurationPage page = new ConfigurationPage(keys);
        page.top();
        page.models();
        page.group("tasks");
        page.group("data");
        page.group("method");
        page.byName("methods", "Defaults by method", "method");
        page.group("budget");
        return page.lines;
    }

    private void top() {
        lines.add("## On top");
        lines.add("");
        lines.addAll(head("key", "is", "default", "meaning"));
        keys.stream()
                .filter(key -> !key.path().contains(".")
                        && !types.getOrDefault(key.path(), "").equals("group"))
                .forEach(this::plain);
    }

    private void plain(ReferenceKey key) {
        String is = types.getOrDefault(key.path(), "");
        lines.add(row(code(key.path()), is.equals("see there") ? "" : is, code(key.value()), key.cell()));
    }

    private void models() {
        heading("models");
        lines.addAll(head("key", "is", "task", "optimizer", "judge", "meaning"));
        ReferenceYaml.in(keys, ROLE).forEach(key -> {
            String name = key.path().substring(ROLE.length() + 1);
            String is = types.getOrDefault(key.path(), "");
            lines.add(row(
                    code("models.ROLE." + name),
                    is.equals("see there") ? "" : is,
                    code(key.value()),
                    code(value("models.optimizer." + name)),
                    code(value("models.judge." + name)),
                    key.cell()));
        });
        byName("providers", "Defaults by provider", "provider");
    }

    private void group(String group) {
        heading(group);
        lines.addAll(head("key", "is", "default", "meaning"));
        ReferenceYaml.in(keys, group).forEach(this::plain);
    }

    private void heading(String group) {
        lines.add("");
        lines.add("## " + group);
        lines.add("");
        meaning(group);
    }

    private void meaning(String group) {
        String meaning = key(group).cell();
        if (!meaning.isEmpty()) {
            lines.add(Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".");
            lines.add("");
        }
    }

    /** Defaults that hold for one provider, or one method. */
    private void byName(String group, String title, String column) {
        lines.add("");
        lines.add("### " + title);
        lines.add("");
        meaning(group);
        lines.addAll(head(column, "key", "default", "meaning"));
        ReferenceYaml.in(keys, group)
                .filter(key -> key.path().split("\\.", -1).length == 3)
                .forEach(key -> {
                    String name = key.path().split("\\.", -1)[1];
                    lines.add(row(code(name), code(key.name()), code(key.value()), key.cell()));
                });
    }

    private String value(String path) {
        return keys.stream()
                .filter(key -> key.path().equals(path))
                .map(ReferenceKey::value)
                .findFirst()
                .orElse("");
    }

    private ReferenceKey key(String path) {
        return keys.stream().filter(key -> key.path().equals(path)).findFirst().orElseThrow();
    }
}
